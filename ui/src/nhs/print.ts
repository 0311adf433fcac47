/** Printing what is on the page: the bars, links and buttons stay off the paper (style/print.scss). */

/** Opens the system's print window for the page as it stands. */
export const printPage = (): void => window.print();
