/** The first page of the day: what is to be done, what is new and from whom, what needs checking, what is half-written. */
import { Link } from "@tanstack/react-router";

import { useTodayPage } from "../../ipc/seen";
import { useTodo } from "../../ipc/todo";
import { weekdayInWords } from "../../nhs/format/date";
import { Icon } from "../../nhs/Icon";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { useToday } from "../../nhs/useToday";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { Begin } from "./Begin";
import { NewFromPartners } from "./NewFromPartners";
import { OfferedToYou } from "./OfferedToYou";
import { SamePerson, TwoAnswersToCheck, Unfinished } from "./Beside";
import { YourActions } from "./YourActions";

/** Actions that fit beside everything else; the page of all of them is a link away. */
const AT_A_GLANCE = 6;

export function Today() {
  usePageTitle("Today");
  const day = useToday();
  const page = useTodayPage();
  const mine = useTodo({ whose: "mine", search: null, limit: AT_A_GLANCE });
  const ours = useTodo({ whose: "ours", search: null, limit: AT_A_GLANCE });
  const begins = page.data !== undefined && page.data.cases === 0;
  return (
    <div className="rt-page__body rt-today">
      <PageHead title={weekdayInWords(day)}>
        <Link className="nhsuk-button rt-button" to="/import"><Icon name="import" />Import</Link>
        <Link className="nhsuk-button rt-button rt-button--go" to="/referral">New referral</Link>
      </PageHead>
      {page.isError ? <CouldNot what="Today could not be read" message={page.error.message} again={() => void page.refetch()} /> : null}
      {page.isPending || mine.isPending || ours.isPending ? <Loading what="today" /> : null}
      {page.data && mine.data && ours.data ? (
        <div className="rt-columns">
          <div>
            {begins ? <Begin partners={page.data.known_partners} /> : <YourActions mine={mine.data} ours={ours.data} most={AT_A_GLANCE} />}
            <OfferedToYou />
            <NewFromPartners page={page.data} />
          </div>
          <div>
            <TwoAnswersToCheck page={page.data} />
            <SamePerson page={page.data} />
            <Unfinished page={page.data} />
          </div>
        </div>
      ) : null}
      {mine.isError || ours.isError ? <CouldNot what="Your actions could not be read" message={(mine.error ?? ours.error)?.message ?? ""} again={() => { void mine.refetch(); void ours.refetch(); }} /> : null}
    </div>
  );
}
