/** Help: what Roundtable does not do. */
import type { Topic } from "../topic";

export const limits: Topic = {
  id: "limits",
  title: "What Roundtable does not do",
  line: "It is not an alerting channel: if it is urgent, ring.",
  find: "urgent emergency alert safe limits advice clinical not do warning 999 ring",
  pages: [],
  parts: [
    { heading: "It does not alert anybody", say: ["What you write reaches a partner when the next stick, mail or folder does. That may take days. If somebody could come to harm meanwhile, ring."] },
    { heading: "It is not the clinical record", say: ["Each organisation keeps its own record system. Write there what must stand there."] },
    { heading: "It gives no clinical advice", say: ["It shows what people recorded. It computes no score, no risk and no dose."] },
    { heading: "It cannot take back what was shared", say: ["When you stop sharing with a partner, it gets nothing new. It keeps what it already has."] },
    { heading: "It does not protect an open laptop", say: ["Whoever sits at an unlocked laptop sees what you see. Lock it with Ctrl+L whenever you leave."] },
  ],
  see: ["sharing", "actions", "locked-out"],
};
