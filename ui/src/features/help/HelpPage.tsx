/** Help for every page, without a network: a list that narrows while you type, and one short guide a topic, fit to print. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { Button } from "../../nhs/Button";
import { TextField } from "../../nhs/Fields";
import { Icon } from "../../nhs/Icon";
import { bestAnswers } from "../../nhs/matching";
import { PageHead } from "../../nhs/PageHead";
import { printPage } from "../../nhs/print";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Nothing } from "../../nhs/Waiting";
import { TopicText } from "./TopicText";
import type { Topic } from "./topic";
import { topicById, TOPICS } from "./topics";

export function HelpPage({ topic }: { readonly topic: string }) {
  const known = topicById(topic);
  usePageTitle(known ? `Help: ${known.title}` : "Help");
  if (topic === "") return <HelpList />;
  if (known) return <HelpTopic key={known.id} topic={known} />;
  return <div className="rt-page__body"><Nothing heading="There is no such topic"><p>Go to <Link to="/help">all help topics</Link> and search there.</p></Nothing></div>;
}

/** Everything a topic says, for searching. */
const told = (topic: Topic): string => [topic.line, topic.find, ...topic.parts.flatMap((part) => [part.heading, ...(part.say ?? []), ...(part.steps ?? []), ...(part.list ?? []), ...(part.terms ?? []).flat()])].join(" ");

function HelpList() {
  const [typed, setTyped] = useState("");
  const shown = typed.trim() === "" ? TOPICS : bestAnswers(typed, TOPICS, ({ title }) => title, told);
  return (
    <div className="rt-page__body">
      <PageHead title="Help" line="Works with no network. F1 opens the help for the page you are on." />
      <div className="rt-pile">
        <TextField id="help-search" label="Search help" value={typed} change={setTyped} maxLength={100} />
        <p role="status" className="rt-quiet">{typed.trim() === "" ? "" : `${shown.length} of ${TOPICS.length} topics`}</p>
        {shown.length === 0 ? <Nothing heading="No topic says that"><p>Try another word, or look through <Link to="/help/$topic" params={{ topic: "glossary" }}>the words used here</Link>.</p></Nothing> : (
          <ul className="rt-rows">
            {shown.map((topic) => (
              <li key={topic.id}><Icon name="help" /><p className="rt-rows__what"><Link to="/help/$topic" params={{ topic: topic.id }}><b>{topic.title}</b></Link><span className="rt-second">{topic.line}</span></p></li>
            ))}
          </ul>
        )}
        <p>Somebody helps you from afar? <Link to="/settings/$page" params={{ page: "check" }}>Details to send</Link> tells them about this laptop without naming anybody.</p>
      </div>
    </div>
  );
}

function HelpTopic({ topic }: { readonly topic: Topic }) {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const next = topic.see.flatMap((id) => topicById(id) ?? []);
  return (
    <div className="rt-page__body" ref={head} tabIndex={-1}>
      <Link className="rt-backlink" to="/help">All help topics</Link>
      <PageHead title={topic.title}><Button onClick={printPage}><Icon name="print" />Print this guide</Button></PageHead>
      <TopicText topic={topic} under={1} />
      <div className="rt-noprint rt-pile rt-topic__next">
        {topic.go ? <p>{topic.go.map(({ to, words }) => <Link key={to} className="rt-topic__go" to={to}>{words}</Link>)}</p> : null}
        {next.length > 0 ? <section><h2>Read next</h2><ul className="rt-prose-list">{next.map(({ id, title }) => <li key={id}><Link to="/help/$topic" params={{ topic: id }}>{title}</Link></li>)}</ul></section> : null}
      </div>
    </div>
  );
}
