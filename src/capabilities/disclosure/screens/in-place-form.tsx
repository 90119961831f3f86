import { useState } from 'react';
import { Button } from 'antd';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';

/** A verb's form behind a button, opened where it is needed; what was typed is kept where it is refused. */
export function InPlaceForm(props: {
  readonly verb: string;
  /** What the page fills in and does not ask. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the fields begin with. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Tells apart buttons of one verb to those who hear the page. */
  readonly about: string;
  onDone(): void;
}) {
  const { verb: name, given, initial = {}, about, onDone } = props;
  const { verbs } = useSurface();
  const words = useRoomWords();
  const [open, setOpen] = useState(false);
  const verb = verbs.find((one) => one.name === name);
  if (!verb) return null;
  const label = words.verb(verb.room, verb.name);
  if (!open)
    return (
      <Button size="small" aria-label={`${label}：${about}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <ActionForm
      verb={verb}
      initial={{ ...initial, ...given }}
      given={Object.keys(given)}
      onDone={() => {
        setOpen(false);
        onDone();
      }}
      onCancel={() => setOpen(false)}
    />
  );
}
