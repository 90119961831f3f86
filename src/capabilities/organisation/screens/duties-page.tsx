import { useState } from 'react';
import { Button, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useAsk, useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { chartRead } from '../chart/actions.ts';
import { isAdministrative, type DutyPurpose } from '../duties/model.ts';
import { DutyForm } from './duty-form.tsx';
import { Labelled } from './labelled.tsx';
import { useVerb } from './use-verb.ts';
import './union.css';

const room = 'organisation';
const all = { search: '', sort: '', offset: 0, limit: 200 };
const textOf = (row: Row, name: string): string => String(row[name] ?? '');

/** A duty in words; one the forms forbid says so by a double rule and a sentence, never by colour alone. */
function DutyLine({ duty, onChange }: { readonly duty: Row; onChange(): void }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const change = useVerb('duty.correct');
  const place = { room, verb: 'duty.list', name: 'purpose' };
  const purpose = textOf(duty, 'purpose') as DutyPurpose;
  const forbidden = isAdministrative(purpose);
  const until = textOf(duty, 'until');
  const degree = textOf(duty, 'degree');
  const days = until === '' ? 'duties.since' : 'duties.days';
  const told = {
    purpose: words.choice(place, purpose),
    degree: degree === '' ? '' : words.choice({ ...place, name: 'degree' }, degree),
  };
  return (
    <li>
      <span className="union-text">{textOf(duty, 'text')}</span>
      <span className={forbidden ? 'union-breach' : 'hint'}>
        {forbidden ? say('duties.breach', told) : told.purpose}
      </span>
      <span className="hint">{say(days, { since: textOf(duty, 'since'), until })}</span>
      {change && (
        <Button
          size="small"
          aria-label={say('duties.change-of', { text: textOf(duty, 'text') })}
          onClick={onChange}
        >
          {say('duties.change')}
        </Button>
      )}
    </li>
  );
}

/** One department with its duties and the form that is open in it. */
function Department({ body, duties }: { readonly body: Row; readonly duties: readonly Row[] }) {
  const say = useRoom(room);
  const store = useQueryClient();
  const { scope } = useSurface();
  const [open, setOpen] = useState<string | null>(null);
  const [record, correct] = [useVerb('duty.record'), useVerb('duty.correct')];
  const close = (): void => setOpen(null);
  const saved = (): void => {
    close();
    void store.invalidateQueries({ queryKey: [...scope, 'duty.list'] });
  };
  const name = textOf(body, 'name');
  return (
    <section className="union-part" aria-label={name}>
      <h2>{name}</h2>
      {duties.length === 0 && <p>{say('duties.none')}</p>}
      <ul className="union-duties">
        {duties.map((duty) =>
          open === duty['id'] && correct ? (
            <li key={textOf(duty, 'id')}>
              <DutyForm
                verb={correct}
                initial={{ ...duty, dutyId: duty['id'] }}
                onDone={saved}
                onCancel={close}
              />
            </li>
          ) : (
            <DutyLine
              key={textOf(duty, 'id')}
              duty={duty}
              onChange={() => setOpen(textOf(duty, 'id'))}
            />
          ),
        )}
      </ul>
      {record && open === 'new' && (
        <DutyForm verb={record} initial={{ bodyId: body['id'] }} onDone={saved} onCancel={close} />
      )}
      {record && open !== 'new' && (
        <Button aria-label={say('duties.add-to', { name })} onClick={() => setOpen('new')}>
          {say('duties.add')}
        </Button>
      )}
    </section>
  );
}

/** Departments of one union with what each does. */
function Departments({ unionId }: { readonly unionId: string }) {
  const say = useRoom(room);
  const bodies = useRows('body.list', { ...all, filters: { parentId: unionId, current: true } });
  const duties = useRows('duty.list', { ...all, filters: { bodyId: unionId } });
  return (
    <Answered asked={bodies} room={room}>
      {({ rows }) => {
        const departments = rows.filter(
          ({ kind }) => kind === 'office' || kind === 'working-department',
        );
        if (departments.length === 0)
          return (
            <EmptyNote title={say('duties.no-department')} text={say('duties.no-department.way')}>
              <VerbButton
                verb="body.create"
                primary
                filled={{ parentId: unionId, kind: 'working-department' }}
              />
            </EmptyNote>
          );
        return (
          <Answered asked={duties} room={room}>
            {(found) => (
              <>
                {departments.map((body) => (
                  <Department
                    key={textOf(body, 'id')}
                    body={body}
                    duties={found.rows.filter(({ bodyId }) => bodyId === body['id'])}
                  />
                ))}
              </>
            )}
          </Answered>
        );
      }}
    </Answered>
  );
}

/** 部门职责: what each department and office of a union does, and what of it the forms forbid. */
export function DutiesPage() {
  const say = useRoom(room);
  const { within } = useSurface();
  const [address, change] = useAddress();
  const asked = useAsk<typeof chartRead>('chart.read', {});
  return (
    <>
      <ScreenHeading title={say('screen.duties')} lead={say('duties.lead')} />
      <Answered asked={asked} room={room}>
        {({ unions }) => {
          const union = address['bodyId'] ?? unions[0]?.id;
          if (union === undefined)
            return (
              <EmptyNote title={say('chart.empty')} text={say('chart.empty.way')}>
                <VerbButton verb="body.create" primary />
              </EmptyNote>
            );
          return (
            <>
              <div className="union-choosing print-button">
                <Labelled label={say('field.unionName')} id="duties-union">
                  <Select
                    id="duties-union"
                    className="width-middle"
                    showSearch={{ optionFilterProp: 'label' }}
                    value={union}
                    options={unions.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(bodyId: string) => change({ bodyId }, true)}
                  />
                </Labelled>
                <PageLink href={within('see/duty.list')}>{say('duties.table')}</PageLink>
              </div>
              <Departments key={union} unionId={union} />
            </>
          );
        }}
      </Answered>
    </>
  );
}
