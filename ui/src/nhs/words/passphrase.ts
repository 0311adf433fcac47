/** The one rule of a passphrase, as the program judges it (casework/src/vault/passphrase.rs). */
export const PASSPHRASE_RULE = "At least 12 characters, or five words.";
