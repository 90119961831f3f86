import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { shownYuan } from '../../../surfaces/ui/amounts.ts';
import { chinaTime } from '../../../surfaces/ui/china-time.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { HandoverPage, handoverRead } from '../handover/actions.ts';
import { handoverSides, type HandoverSide } from '../handover/model.ts';
import { useVerb } from './use-verb.ts';
import './union.css';

const room = 'organisation';

/** Both sides: who they are, and whether and when they signed. */
function Sides({ page }: { readonly page: HandoverPage }) {
  const say = useRoom(room);
  const signed = (side: HandoverSide): string => {
    const found = page.signatures.find((one) => one.side === side);
    return found
      ? say('handovers.signed-at', { at: chinaTime(found.signedAt) })
      : say('handovers.unsigned');
  };
  return (
    <dl className="summary">
      <div>
        <dt>{say('field.bodyId')}</dt>
        <dd>{page.bodyName}</dd>
      </div>
      <div>
        <dt>{say('field.day')}</dt>
        <dd>{page.day}</dd>
      </div>
      {handoverSides.map((side) => (
        <div key={side}>
          <dt>{say(`field.${side}Id`)}</dt>
          <dd>
            {say('handovers.side', { name: page[side].name, post: page[side].postName })}
            <br />
            {signed(side)}
          </dd>
        </div>
      ))}
      <div>
        <dt>{say('field.version')}</dt>
        <dd>
          {say('handovers.version', { version: page.version, at: chinaTime(page.writtenAt) })}
        </dd>
      </div>
      {page.note !== null && (
        <div>
          <dt>{say('field.note')}</dt>
          <dd>{page.note}</dd>
        </div>
      )}
    </dl>
  );
}

function Items({ page }: { readonly page: HandoverPage }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const { t } = useTranslation('ui');
  const kind = { room, verb: 'handover.draw-up', name: 'kind', within: 'items' };
  const money = page.items.flatMap(({ cents }) => (cents === null ? [] : [cents]));
  const rows = page.items.map((item, at) => ({ ...item, number: at + 1 }));
  return (
    <>
      <DataTable
        label={say('field.items')}
        rows={rows}
        keyOf={({ number }) => String(number)}
        columns={[
          { label: say('paper.handover.number'), figures: true, cell: ({ number }) => number },
          { label: say('field.items.kind'), cell: (item) => words.choice(kind, item.kind) },
          { label: say('paper.handover.name'), cell: ({ name }) => name },
          { label: say('field.quantity'), figures: true, cell: ({ quantity }) => quantity ?? '' },
          {
            label: say('field.cents'),
            figures: true,
            cell: ({ cents }) => (cents === null ? '' : `${shownYuan(cents)} ${t('form.yuan')}`),
          },
          { label: say('field.note'), cell: ({ note }) => note ?? '' },
        ]}
      />
      {money.length > 0 && (
        <p className="union-sum">
          {say('handovers.money', {
            amount: `${shownYuan(money.reduce((a, b) => a + b, 0))} ${t('form.yuan')}`,
          })}
        </p>
      )}
    </>
  );
}

/** Signs for one's own side, after it was said what that means. */
function Sign({ page, onSigned }: { readonly page: HandoverPage; onSigned(): void }) {
  const say = useRoom(room);
  const { sending, failure, submit } = useSubmission('handover.sign', onSigned);
  const input = { handoverId: page.id, revision: page.version };
  if (page.mySide === null) return null;
  return (
    <section className="union-form" aria-label={say('verb.handover.sign')}>
      <p>{say(`handovers.sign-as.${page.mySide}`, { body: page.bodyName })}</p>
      {failure && (
        <FailureNotice failure={failure} room={room} onRetry={() => void submit(input)} />
      )}
      <Button type="primary" loading={sending} onClick={() => void submit(input)}>
        {say('verb.handover.sign')}
      </Button>
    </section>
  );
}

/** The form of a new version, with what the list says now. */
function Revise({ page, onDone }: { readonly page: HandoverPage; onDone(): void }) {
  const say = useRoom(room);
  const verb = useVerb('handover.revise');
  const [open, setOpen] = useState(false);
  if (!verb || page.sealedAt !== null) return null;
  if (!open) return <Button onClick={() => setOpen(true)}>{say('verb.handover.revise')}</Button>;
  const { id: handoverId, version, day, note, items, giver, taker } = page;
  return (
    <div className="union-form">
      {page.signatures.length > 0 && <p>{say('handovers.signs-again')}</p>}
      <ActionForm
        verb={verb}
        initial={{
          handoverId,
          revision: version,
          day,
          note,
          items,
          giverId: giver.id,
          takerId: taker.id,
        }}
        given={['handoverId', 'revision', 'giverId', 'takerId']}
        onDone={() => {
          setOpen(false);
          onDone();
        }}
        onCancel={() => setOpen(false)}
      />
    </div>
  );
}

function Versions({ page }: { readonly page: HandoverPage }) {
  const say = useRoom(room);
  if (page.versions.length < 2) return null;
  return (
    <section>
      <h2>{say('handovers.versions')}</h2>
      <ol className="union-numbered" reversed>
        {page.versions.map(({ version, writtenAt, items }) => (
          <li key={version}>
            {say('handovers.version-of', { at: chinaTime(writtenAt), count: items })}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One handover: what is handed over, by whom to whom, and who has signed. */
export function OneHandover({ handoverId }: { readonly handoverId: string }) {
  const say = useRoom(room);
  const { within, language } = useSurface();
  const asked = useAsk<typeof handoverRead>('handover.read', { handoverId });
  return (
    <>
      <ScreenHeading title={say('verb.handover.list')}>
        <PageLink href={within('handovers')}>{say('handovers.all')}</PageLink>
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {(page) => (
          <>
            <p role="status">
              {say(
                page.sealedAt === null ? 'handovers.open' : 'handovers.closed',
                page.sealedAt === null ? {} : { at: chinaTime(page.sealedAt) },
              )}
            </p>
            <Sides page={page} />
            <Sign page={page} onSigned={asked.again} />
            <h2>{say('field.items')}</h2>
            <Items page={page} />
            <div className="union-steps">
              <PaperLinks
                verb="handover.read"
                input={{ handoverId, language }}
                name={say('paper.handover.title', { body: page.bodyName })}
              />
            </div>
            <Revise key={page.version} page={page} onDone={asked.again} />
            <Versions page={page} />
          </>
        )}
      </Answered>
    </>
  );
}
