/** The text of one topic, the same on its page, over another page, and on paper. */
import { together, KEYS } from "../../nhs/words/keys";
import type { Topic } from "./topic";

/** `under` is the level of the heading that stands above. */
export function TopicText({ topic, under }: { readonly topic: Topic; readonly under: 1 | 2 }) {
  const H = under === 1 ? "h2" : "h3";
  return (
    <div className="rt-topic">
      <p className="rt-topic__line">{topic.line}</p>
      {topic.parts.map((part) => (
        <section key={part.heading} className="rt-topic__part">
          <H>{part.heading}</H>
          {part.say?.map((words) => <p key={words}>{words}</p>)}
          {part.steps ? <ol className="rt-guide">{part.steps.map((words) => <li key={words}>{words}</li>)}</ol> : null}
          {part.list ? <ul className="rt-prose-list">{part.list.map((words) => <li key={words}>{words}</li>)}</ul> : null}
          {part.terms ? <dl className="rt-summary">{part.terms.map(([term, words]) => <div key={term}><dt>{term}</dt><dd>{words}</dd></div>)}</dl> : null}
        </section>
      ))}
      {topic.withKeys ? KEYS.map((group) => (
        <section key={group.where} className="rt-topic__part">
          <H>{group.where}</H>
          <dl className="rt-summary">
            {group.keys.map((key) => (
              <div key={together(key)}><dt>{key.keys.map((name, index) => <span key={name}>{index > 0 ? " and " : ""}<kbd>{name}</kbd></span>)}</dt><dd>{key.does}</dd></div>
            ))}
          </dl>
        </section>
      )) : null}
    </div>
  );
}
