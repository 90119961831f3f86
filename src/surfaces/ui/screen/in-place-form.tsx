import { useState } from 'react';
import { Button } from 'antd';
import { ActionForm } from '../form/action-form.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSurface } from '../surface.tsx';

type Values = Readonly<Record<string, unknown>>;
const none: Values = {};

/** A verb's form behind a button, opened where it is needed; nothing where this person may not use it. */
export function InPlaceForm(props: {
  readonly verb: string;
  /** What the page fills in and does not ask. */
  readonly given: Values;
  /** What the fields begin with, and may be changed. */
  readonly initial?: Values;
  /** Of a change: what stands there now. */
  readonly existing?: Values;
  /** Tells apart buttons of one verb to those who hear the page. */
  readonly about: string;
  /** Words of the button; the verb's own where left out. */
  readonly label?: string;
  readonly primary?: boolean;
  onDone(answer: unknown): void;
}) {
  const { verb: name, given, initial = none, existing = none, about, primary = false } = props;
  const { verbs } = useSurface();
  const words = useRoomWords();
  const [open, setOpen] = useState(false);
  const verb = verbs.find((one) => one.name === name);
  if (!verb) return null;
  const label = props.label ?? words.verb(verb.room, verb.name);
  if (!open)
    return (
      <Button
        size={primary ? 'middle' : 'small'}
        type={primary ? 'primary' : 'default'}
        aria-label={`${label}：${about}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    );
  return (
    <ActionForm
      verb={verb}
      existing={existing}
      initial={{ ...initial, ...given }}
      given={Object.keys(given)}
      onDone={(answer) => {
        setOpen(false);
        props.onDone(answer);
      }}
      onCancel={() => setOpen(false)}
    />
  );
}
