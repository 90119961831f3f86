import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { quotaRead } from '../looking.ts';
import { quotaPaper } from '../papers/quota-paper.ts';
import './congress.css';

const room = 'congress';

type Told = AnswerOf<typeof quotaRead>;

/** Who would lose seats by a proposal, and what can be done about it. */
function Losses({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  if (told.losses.length === 0) return null;
  return (
    <div role="alert" className="congress-next">
      <p>
        <strong>{say('quota.losses', { count: told.losses.length })}</strong>
      </p>
      <ul>
        {told.losses.map(({ unitId, name, before, after }) => (
          <li key={unitId}>{say('quota.loss', { name, before, after })}</li>
        ))}
      </ul>
      {told.method !== 'webster' && (
        <>
          <p>{say('quota.webster')}</p>
          <VerbButton
            verb="quota.propose"
            filled={{
              ...{ congressId: told.congressId, total: String(told.total), method: 'webster' },
            }}
          />
        </>
      )}
    </div>
  );
}

function Page({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt, language } = useSurface();
  const speech = { say, language: language === 'zh' ? ('zh-CN' as const) : ('en' as const) };
  const paper = quotaPaper(told, speech);
  const congress = shownAt('congress', told.congressId);
  const filled = { quotaId: told.id };
  const standing = told.decided !== null && told.replaced === null;
  return (
    <>
      <ScreenHeading
        title={say('congress.quota-name', { number: told.number })}
        lead={congress === null ? told.title : <PageLink href={congress}>{told.title}</PageLink>}
      >
        {told.decided === null && <VerbButton verb="quota.decide" filled={filled} primary />}
        {standing && told.published === null && (
          <VerbButton verb="quota.publish" filled={filled} row={told} primary />
        )}
      </ScreenHeading>
      {told.replaced !== null && (
        <p role="status">{say('quota.replaced', { day: told.replaced })}</p>
      )}
      <Losses told={told} />
      <PaperLinks verb="quota.paper" input={{ quotaId: told.id, language }} name={paper.title} />
      <PaperView blocks={paper.blocks} />
    </>
  );
}

/** A table of quotas with its whole working, to be read, printed, decided and published. */
export function QuotaPage() {
  const say = useRoom(room);
  const [{ quotaId = '' }] = useAddress();
  const asked = useAsk<typeof quotaRead>('quota.read', { quotaId });
  if (quotaId === '')
    return <EmptyNote title={say('quota.choose')} text={say('congress.choose.way')} />;
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Page told={told} />}
    </Answered>
  );
}
