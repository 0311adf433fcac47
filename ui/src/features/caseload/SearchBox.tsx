/** Search as you type. Down goes into the list, Escape empties the box. */
import { useState } from "react";

import { SEARCH_BOX_ID } from "../../nhs/focusSearch";
import { Icon } from "../../nhs/Icon";
import { moveInList } from "./moveInList";

export function SearchBox({ typed, onType }: { readonly typed: string; readonly onType: (typed: string) => void }) {
  // What is typed shows at once; the address follows.
  const [text, setText] = useState(typed);
  const [followed, setFollowed] = useState(typed);
  if (followed !== typed) {
    // The address changed by another way ("Clear filters", "back"): the box follows it.
    setFollowed(typed);
    if (text.trim() !== typed.trim()) setText(typed);
  }
  const change = (value: string): void => {
    setText(value);
    setFollowed(value);
    onType(value);
  };
  return (
    <search className="rt-search">
      <label className="nhsuk-u-visually-hidden" htmlFor={SEARCH_BOX_ID}>Find a person by name, NHS number or word</label>
      <Icon name="search" />
      <input
        id={SEARCH_BOX_ID}
        className="nhsuk-input"
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        placeholder="Name, NHS number or word"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text) {
            event.preventDefault();
            change("");
          } else if (event.key === "ArrowDown") {
            event.preventDefault();
            moveInList(null, 1);
          }
        }}
      />
    </search>
  );
}
