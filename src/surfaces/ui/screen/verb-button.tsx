import { Button } from 'antd';
import type { Row } from '../asking.ts';
import { useRoomWords } from '../room-words.ts';
import { useSurface } from '../surface.tsx';

/**
 * The way to the form of a verb, by its own words, with fields filled in; nothing where this person may not use it.
 * After it is done the person comes back here. `row` is shown on the page of a plain question (face `confirm`).
 */
export function VerbButton(props: {
  readonly verb: string;
  readonly filled?: Readonly<Record<string, string>>;
  readonly row?: Row;
  readonly primary?: boolean;
  readonly small?: boolean;
  /** Tells apart two buttons of one verb to those who hear the page: what it is done to. */
  readonly about?: string;
}) {
  const { verb: name, filled = {}, row, primary = false, small = false, about } = props;
  const { verbs, addressOf, go } = useSurface();
  const words = useRoomWords();
  const verb = verbs.find((one) => one.name === name);
  const href = verb ? addressOf(verb, filled) : null;
  if (!verb || href === null) return null;
  const label = words.verb(verb.room, verb.name);
  const from = `${window.location.pathname}${window.location.search}`;
  return (
    <Button
      href={href}
      type={primary ? 'primary' : 'default'}
      size={small ? 'small' : 'middle'}
      {...(about === undefined ? {} : { 'aria-label': `${label}：${about}` })}
      onClick={(event) => {
        event.preventDefault();
        go(href, row ? { row, from } : { from });
      }}
    >
      {label}
    </Button>
  );
}
