/** Text size and spacing: chosen, seen at once, and kept on this laptop also for the unlock page. */
import { RadioField, TickBox } from "../../nhs/Fields";
import { TEXT_SIZES } from "../../nhs/words/textSizes";
import { Saved } from "./Saved";
import { usePreference } from "./usePreference";

export function TextSize() {
  const { preferences, couldNot, said, change, undo } = usePreference();
  return (
    <div className="rt-form">
      {couldNot ? <p role="alert">{couldNot}</p> : null}
      {preferences ? (
        <>
          <RadioField
            id="text-size"
            label="Text size"
            hint="Everything grows with it. You can also use Ctrl and + or Ctrl and - on any page."
            choices={TEXT_SIZES.map(({ size, words }) => ({ value: String(size), words }))}
            value={String(preferences.text_size)}
            change={(size) => change({ text_size: Number(size) })}
          />
          <TickBox id="compact" words={<>Less space between the rows of lists<span className="rt-second">More people and actions fit on the screen.</span></>} ticked={preferences.compact} change={(compact) => change({ compact })} />
        </>
      ) : null}
      <Saved words={said} undo={undo} />
    </div>
  );
}
