/** Help about the team's directory of services, and the gaps in it. */
import type { Topic } from "../topic";

export const services: Topic = {
  id: "services",
  title: "Services",
  line: "What exists locally, who runs it, how to refer. And what nobody offers.",
  find: "directory telephone number refer hours eligibility gap nobody withdraw",
  pages: ["/services"],
  parts: [
    {
      heading: "Find a service",
      steps: [
        "Type what is needed, who runs it, or where. Each word must begin a word of the service.",
        "The telephone number is the largest line. “Last checked” says how old it is.",
        "While you write an action about somebody, up to three services that may help stand below it. Press one to add its name and number.",
      ],
    },
    {
      heading: "Keep it right",
      list: [
        "Anybody in the team can add a service, correct it, or withdraw it with a reason. What it said before is kept.",
        "When two people correct one service at the same time, the later one counts and the other stands below it.",
        "Everybody in the team gets the directory with the next files. It never holds anything about a patient.",
      ],
    },
    {
      heading: "We had nobody for this",
      say: ["Note what was needed and nobody offered, without any name. The list of gaps shows the team lead what to ask for. When it is met, say how."],
    },
  ],
  go: [{ to: "/services", words: "Go to the services" }, { to: "/team", words: "Go to the team" }],
  see: ["actions", "team", "board"],
};
