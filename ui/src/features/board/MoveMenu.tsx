/** "Move to…" on a card: a menu, so that nothing has to be dragged. */
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";

import { Icon } from "../../nhs/Icon";
import { type Way, waysFrom } from "./boardWords";

interface Props {
  readonly id: string;
  /** Whose card it is, for who hears it. */
  readonly name: string;
  readonly status: string;
  readonly stepDown: boolean;
  readonly choose: (way: string) => void;
  /** Whether the menu is open: a key on the card opens it too. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function MoveMenu({ id, name, status, stepDown, choose, open, onOpen }: Props) {
  const { stages, others } = waysFrom(status, { step_down: stepDown });
  // Inside the pages' own root: our styles of buttons and boxes hold there and nowhere else.
  const root = document.getElementById("root");
  return (
    <MenuTrigger isOpen={open} onOpenChange={onOpen}>
      <Button className="rt-wordbutton rt-card__move" id={id} aria-label={`Move to: ${name}`}>Move to<Icon name="down" small /></Button>
      <Popover className="rt-menu" placement="bottom end" {...(root ? { UNSTABLE_portalContainer: root } : {})}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu takes the focus, also when a key on the card opened it */}
        <Menu className="rt-menu__list" autoFocus="first" aria-label={`Move to: ${name}`} onAction={(key) => choose(String(key))}>
          {stages.map((way) => <Item key={way.key} way={way} />)}
          <Separator className="rt-menu__line" />
          {others.map((way) => <Item key={way.key} way={way} />)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const Item = ({ way }: { readonly way: Way }) => <MenuItem className="rt-menu__item" id={way.key}>{way.words}</MenuItem>;
