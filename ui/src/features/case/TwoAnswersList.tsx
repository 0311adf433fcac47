/** Every question that people answered differently, both answers in view until somebody chooses. */
import type { TwoAnswers } from "../../ipc/generated/commands";
import { TwoAnswersField } from "./TwoAnswersField";

export function TwoAnswersList({ questions }: { readonly questions: readonly TwoAnswers[] }) {
  return questions.map((question) => <TwoAnswersField key={question.field} question={question} />);
}
