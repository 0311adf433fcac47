/** Every help topic, in the order of the list. */
import type { Topic } from "../topic";
import { actions } from "./actions";
import { board } from "./board";
import { caseload } from "./caseload";
import { oneCase } from "./case";
import { cohorts } from "./cohorts";
import { find } from "./find";
import { firstRun } from "./firstRun";
import { forms } from "./forms";
import { glossary } from "./glossary";
import { importing } from "./importing";
import { keyboard } from "./keyboard";
import { limits } from "./limits";
import { lockedOut } from "./lockedOut";
import { referral } from "./referral";
import { samePerson } from "./samePerson";
import { services } from "./services";
import { settings } from "./settings";
import { sharing } from "./sharing";
import { team } from "./team";
import { today } from "./today";
import { twoAnswers } from "./twoAnswers";

export const TOPICS: readonly Topic[] = [today, board, cohorts, forms, caseload, oneCase, referral, importing, actions, twoAnswers, samePerson, sharing, team, services, find, settings, lockedOut, firstRun, keyboard, glossary, limits];

export const topicById = (id: string): Topic | undefined => TOPICS.find((topic) => topic.id === id);

/** The topic of a page: the one whose address begins most like it. Help itself has none. */
export function topicFor(pathname: string): Topic | undefined {
  const fits = (start: string): boolean => pathname === start || pathname.startsWith(`${start}/`);
  return TOPICS.find((topic) => topic.pages.some(fits));
}
