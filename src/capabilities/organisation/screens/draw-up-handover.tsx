import { useState } from 'react';
import { Select } from 'antd';
import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { ReferenceInput } from '../../../surfaces/ui/form/reference-input.tsx';
import type { ReferenceDraft } from '../../../surfaces/ui/form/draft.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { Labelled } from './labelled.tsx';
import { useVerb } from './use-verb.ts';
import './union.css';

const room = 'organisation';
const textOf = (row: Row, name: string): string => String(row[name] ?? '');

/** Somebody's time in a post of the body, as one chooses it. */
function Holder(props: {
  readonly side: 'giver' | 'taker';
  readonly rows: readonly Row[];
  readonly value: string | null;
  onValue(id: string): void;
}) {
  const { side, rows, value, onValue } = props;
  const say = useRoom(room);
  const id = `handover-${side}`;
  const label = (row: Row): string => {
    const values = {
      ...{
        name: textOf(row, 'personName'),
        post: `${textOf(row, 'bodyName')}${textOf(row, 'postName')}`,
      },
      ...{ since: textOf(row, 'since'), until: textOf(row, 'until') },
    };
    return say(values.until === '' ? 'handovers.holds' : 'handovers.held', values);
  };
  return (
    <Labelled label={say(`field.${side}Id`)} id={id}>
      <Select
        id={id}
        className="width-long"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('handovers.choose')}
        value={value}
        options={rows.map((row) => ({ value: textOf(row, 'id'), label: label(row) }))}
        onChange={onValue}
      />
    </Labelled>
  );
}

/** Who hands over to whom within a body, then the list itself. */
function Between({ bodyId }: { readonly bodyId: string }) {
  const say = useRoom(room);
  const { go, within } = useSurface();
  const verb = useVerb('handover.draw-up');
  const [giverId, setGiver] = useState<string | null>(null);
  const [takerId, setTaker] = useState<string | null>(null);
  const query = { search: '', sort: '-since', offset: 0, limit: 200 };
  const asked = useRows('appointment.list', { ...query, filters: { bodyId } });
  if (!verb) return null;
  return (
    <Answered asked={asked} room={room}>
      {({ rows }) =>
        rows.length < 2 ? (
          <EmptyNote title={say('handovers.nobody')} text={say('handovers.nobody.way')}>
            <VerbButton verb="appointment.make" primary />
          </EmptyNote>
        ) : (
          <>
            <Holder side="giver" rows={rows} value={giverId} onValue={setGiver} />
            <Holder side="taker" rows={rows} value={takerId} onValue={setTaker} />
            {giverId && takerId ? (
              <ActionForm
                key={`${giverId} ${takerId}`}
                verb={verb}
                initial={{ bodyId, giverId, takerId, items: [{}] }}
                given={['bodyId', 'giverId', 'takerId']}
                onDone={(answer) =>
                  go(within(`handovers?handoverId=${(answer as { readonly id: string }).id}`))
                }
              />
            ) : (
              <p className="hint">{say('handovers.choose-both')}</p>
            )}
          </>
        )
      }
    </Answered>
  );
}

/** A new list: of which body, between whom, and what. */
export function DrawUpHandover({ bodyId }: { readonly bodyId: string | null }) {
  const say = useRoom(room);
  const { within } = useSurface();
  const [, change] = useAddress();
  const [chosen, setChosen] = useState<ReferenceDraft | null>(
    bodyId === null ? null : { kind: 'reference', id: bodyId, label: '' },
  );
  const names = useRows('body.list', {
    ...{ filters: { current: true }, search: '', sort: '', offset: 0, limit: 200 },
  });
  const name = names.value?.rows.find(({ id }) => id === chosen?.id)?.['name'];
  const shown =
    chosen && chosen.label === '' && typeof name === 'string' ? { ...chosen, label: name } : chosen;
  return (
    <>
      <ScreenHeading title={say('verb.handover.draw-up')} lead={say('handovers.draw-lead')}>
        <PageLink href={within('handovers')}>{say('handovers.all')}</PageLink>
      </ScreenHeading>
      <div className="action-form">
        <Labelled label={say('field.bodyId')} id="handover-body">
          <ReferenceInput
            to="body"
            id="handover-body"
            draft={shown}
            onDraft={(draft) => {
              setChosen(draft);
              change({ bodyId: draft?.id ?? null });
            }}
          />
        </Labelled>
        {chosen && <Between key={chosen.id} bodyId={chosen.id} />}
      </div>
    </>
  );
}
