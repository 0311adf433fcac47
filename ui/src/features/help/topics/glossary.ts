/** Help about the words used here. */
import type { Topic } from "../topic";

export const glossary: Topic = {
  id: "glossary",
  title: "Words used here",
  line: "What team, partner, cohort, part and the other words mean in Roundtable.",
  find: "meaning dictionary terms definition jargon",
  pages: [],
  parts: [
    {
      heading: "Words",
      terms: [
        ["Team", "Everybody in the neighbourhood who looks after the same people: several organisations, no head."],
        ["Partner", "Another organisation in the team."],
        ["Person", "Somebody the team looks after. Each has one record."],
        ["Cohort", "People with something in common that the team works on, such as falls or end of life."],
        ["Part", "A slice of a record that is shared as a whole: team notes, about me, clinical, and so on."],
        ["Action", "Something somebody will do by a day."],
        ["Meeting", "When the team comes together each week to talk about the people it shares."],
        ["Key worker", "The one person who holds the threads together."],
        ["Two answers", "A fact that two people recorded differently before their laptops met."],
        ["Card", "A small file that says who an organisation is."],
        ["Eight words", "What two organisations compare by telephone to be sure of each other."],
        ["Passphrase", "The words that open Roundtable on this laptop."],
        ["Recovery code", "The code on paper that opens it when the passphrase is forgotten."],
        ["Restricted record", "A person whose address and telephone number are shown nowhere."],
      ],
    },
  ],
  see: ["limits", "first-run"],
};
