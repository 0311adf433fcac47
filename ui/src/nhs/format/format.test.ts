/** Dates, names and numbers read the same whatever language the machine speaks. */
import { describe, expect, it } from "vitest";

import { counted, grouped, listed } from "./count";
import { ageOn, agoInWords, dayInWords, daysBetween, instantInWords, readDay, readInstant, timeInWords, weekdayInWords } from "./date";
import { initials, listName, markOf } from "./name";
import { nhsNumberInWords, spacedWhileTyping, tenDigits } from "./nhsNumber";

const day = (text: string) => {
  const read = readDay(text);
  if (!read) throw new Error(`not a day: ${text}`);
  return read;
};

describe("dates", () => {
  it("says the month in full and never in figures", () => {
    expect(dayInWords(day("2026-03-03"))).toBe("3 March 2026");
    expect(weekdayInWords(day("2026-03-03"))).toBe("Tuesday 3 March 2026");
    expect(weekdayInWords(day("1941-03-03"))).toBe("Monday 3 March 1941");
  });
  it("refuses days that are not in the calendar", () => {
    for (const wrong of ["2026-02-29", "2026-13-01", "2026-00-10", "03/03/2026", "", "2026-3-3", "2026-03-031"]) {
      expect(readDay(wrong), wrong).toBeNull();
    }
    expect(readDay("2024-02-29")).toEqual({ year: 2024, month: 2, day: 29 });
    expect(readDay(null)).toBeNull();
  });
  it("says times as the service manual does", () => {
    const at = (h: number, m: number) => timeInWords(new Date(2026, 2, 3, h, m));
    expect([at(0, 0), at(0, 5), at(9, 0), at(12, 0), at(12, 30), at(14, 14), at(23, 59)]).toEqual(["midnight", "12:05am", "9am", "midday", "12:30pm", "2:14pm", "11:59pm"]);
  });
  it("reads instants and refuses anything else", () => {
    const read = readInstant("2026-03-03T14:14:00Z");
    expect(read?.getTime()).toBe(Date.UTC(2026, 2, 3, 14, 14));
    expect(instantInWords(new Date(2026, 2, 3, 14, 14))).toBe("3 March 2026, 2:14pm");
    expect(readInstant("2026-03-03")).toBeNull();
    expect(readInstant("2026-03-03Tmorning")).toBeNull();
  });
  it("counts days and ages at their edges", () => {
    expect(daysBetween(day("2026-02-28"), day("2026-03-01"))).toBe(1);
    expect(agoInWords(day("2026-03-09"), day("2026-03-10"))).toBe("Yesterday");
    expect(agoInWords(day("2026-02-26"), day("2026-03-10"))).toBe("12 days ago");
    expect(ageOn(day("1941-03-11"), day("2026-03-10"))).toBe(84);
    expect(ageOn(day("1941-03-10"), day("2026-03-10"))).toBe(85);
  });
});

describe("names", () => {
  it("puts the family name first, in capitals", () => {
    expect(listName({ family_name: "Smith", given_name: "Mary" })).toBe("SMITH, Mary");
    expect(listName({ family_name: "Łukasz-Żak", given_name: "Jan" })).toBe("ŁUKASZ-ŻAK, Jan");
    expect(listName({ family_name: "Smith", given_name: "" })).toBe("SMITH");
    expect(listName({ family_name: " ", given_name: "" })).toBe("Name not recorded");
  });
  it("gives no more than initials to titles", () => {
    expect(initials({ family_name: "smith", given_name: "mary ann" })).toBe("M S");
    expect(initials({ family_name: "", given_name: "" })).toBe("No name");
  });
  it("marks organisations with two letters", () => {
    expect(markOf("Larkfield Hospice")).toBe("LH");
    expect(markOf("The Society of St James")).toBe("SS");
    expect(markOf("Millbrook")).toBe("MI");
  });
});

describe("numbers", () => {
  it("shows NHS numbers 3-3-4 and copies ten digits", () => {
    expect(nhsNumberInWords("9990548609")).toBe("999\u00a0054\u00a08609");
    expect(nhsNumberInWords("999-054 8609")).toBe("999\u00a0054\u00a08609");
    expect(nhsNumberInWords("12345")).toBe("12345");
    expect(tenDigits("999\u00a0054\u00a08609")).toBe("9990548609");
  });
  it("counts in words", () => {
    expect([grouped(999), grouped(1000), grouped(1234567)]).toEqual(["999", "1,000", "1,234,567"]);
    expect([counted(1, "case"), counted(2, "case"), counted(0, "person", "people")]).toEqual(["1 case", "2 cases", "0 people"]);
    expect([listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])]).toEqual(["", "A", "A and B", "A, B and C"]);
  });
});

describe("an NHS number while it is typed", () => {
  const typing = (text: string): string => [...text].reduce((box, key) => spacedWhileTyping(box, box + key), "");
  it("is spaced 3-3-4 as it grows, and pasted with or without spaces or dashes", () => {
    expect([typing("9990548609"), typing("999 054 8609"), typing("9990")]).toEqual(["999 054 8609", "999 054 8609", "999 0"]);
    for (const pasted of ["9990548609", "999-054-8609", "999\u00a0054\u00a08609"]) expect(spacedWhileTyping("", pasted)).toBe("999 054 8609");
  });
  it("lets go of digits from the end, and moves nothing under a cursor in the middle", () => {
    expect([spacedWhileTyping("999 0", "999 "), spacedWhileTyping("999 05", "999 0")]).toEqual(["999", "999 0"]);
    expect(spacedWhileTyping("999 054 8609", "999 54 8609")).toBe("999 54 8609");
  });
  it("shows what is not a number as it was pasted", () => {
    for (const pasted of ["QQ 12 34 56 C", "99905486091", "1941/03/03"]) expect(spacedWhileTyping("", pasted)).toBe(pasted);
  });
});
