import { Alert } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import type { Uuid } from '../../../kernel/id.ts';
import { remarkText } from '../../evaluation/forms/remarks.ts';
import type { DisclosureAnswer, preparationQueries } from '../looking.ts';
import { Deciding } from './deciding.tsx';
import './disclosure.css';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';

type DisclosureRead = ReturnType<typeof preparationQueries>[0];
type DisclosurePreview = ReturnType<typeof preparationQueries>[1];
type Item = DisclosureAnswer['items'][number];

interface PartProps {
  readonly told: DisclosureAnswer;
  again(): void;
}

const givenOf = ({ disclosure }: DisclosureAnswer) => ({
  disclosureId: disclosure.id,
  revision: disclosure.revision,
});

/** The ticks and counts as they will stand, each to be changed with a ground. */
function Claims({ told, again }: PartProps) {
  const say = useRoom('disclosure');
  const claimOf = ({ claim }: Item): string =>
    'ticked' in claim
      ? claim.ticked
        ? `☑ ${told.form.yes}`
        : `☑ ${told.form.no}`
      : `${claim.conforming} / ${claim.total}`;
  return (
    <section className="claims">
      <h2>{say('page.claims')}</h2>
      <DataTable
        label={say('page.claims')}
        rows={told.items}
        keyOf={({ key }) => key}
        columns={[
          {
            label: say('field.item'),
            cell: ({ no, row, level, wording }) => (
              <>
                {say(`page.level.${level}`)} {no}
                {row === null ? '' : `（${row}）`} <span className="wording">{wording}</span>
              </>
            ),
          },
          { label: say('field.ticked'), cell: claimOf },
          {
            label: say('page.supported'),
            cell: ({ supported, ground }) => (
              <>
                {say(supported ? 'page.supported.yes' : 'page.supported.no')}
                {ground !== null && <p>{say('paper.ground', { ground })}</p>}
              </>
            ),
          },
          { label: say('paper.remark'), cell: ({ remark }) => (remark ? remarkText(remark) : '') },
          {
            label: say('page.change'),
            cell: ({ key, no, level, claim, ground }) => (
              <InPlaceForm
                verb="disclosure.claim"
                given={{ ...givenOf(told), item: key }}
                initial={{
                  ...('ticked' in claim
                    ? { ticked: claim.ticked }
                    : { conforming: claim.conforming }),
                  ...(ground === null ? {} : { ground }),
                }}
                about={`${say(`page.level.${level}`)} ${no}`}
                onDone={again}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

/** Each section with where it comes from, and what it needs. */
function Sections({ told, again }: PartProps) {
  const say = useRoom('disclosure');
  const from = (part: string, own: string): string =>
    part === 'roster' ? (told.rosterRows > 0 ? 'records' : 'missing') : own;
  return (
    <section>
      <h2>{say('page.sections')}</h2>
      <ul className="cards">
        {told.sections.map(({ part, from: own, file, attested }) => (
          <li key={part} className="card">
            <strong>{say(`choice.part.${part}`)}</strong>
            <p>{say(`page.from.${from(part, own)}`, { rows: told.rosterRows })}</p>
            {file && <p>{file.name}</p>}
            {attested && (
              <p>{say('page.attested', { by: attested.by, as: attested.as, on: attested.on })}</p>
            )}
            <InPlaceForm
              verb="disclosure.write"
              given={{ ...givenOf(told), part }}
              about={say(`choice.part.${part}`)}
              onDone={again}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the audit finds in the preview, as a stranger's audit would. */
function Findings({ told, again }: PartProps) {
  const say = useRoom('disclosure');
  return (
    <section>
      <h2>{say('page.findings')}</h2>
      {told.findings.length === 0 && <p role="status">{say('page.clean')}</p>}
      <ul className="findings">
        {told.findings.map(({ key, severity, message, repair, quotes, why }) => (
          <li key={key}>
            <p>
              <strong>{say(`page.severity.${severity}`)}</strong> {message}
            </p>
            {quotes.map(({ text, line }) => (
              <blockquote key={`${line}-${text}`} lang="zh-CN">
                {text}
              </blockquote>
            ))}
            <p className="hint">{repair}</p>
            {why !== null && <p>{say('page.explained', { why })}</p>}
            <InPlaceForm
              verb="disclosure.explain"
              given={{ ...givenOf(told), finding: key }}
              about={message}
              onDone={again}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Preview({ disclosureId }: { readonly disclosureId: Uuid }) {
  const say = useRoom('disclosure');
  const asked = useAsk<DisclosurePreview>('disclosure.preview', { disclosureId });
  return (
    <section>
      <h2>{say('page.preview')}</h2>
      <PaperLinks verb="disclosure.preview" input={{ disclosureId }} name={say('page.file')} />
      <Answered asked={asked} room="disclosure">
        {({ blocks }) => (
          <div className="sheet" lang="zh-CN">
            <PaperView blocks={blocks} />
          </div>
        )}
      </Answered>
    </section>
  );
}

/** A disclosure being prepared: its ticks, its sections, what the audit finds, the preview, and the decision. */
export function DisclosurePage() {
  const say = useRoom('disclosure');
  const { language, school, within, go } = useSurface();
  const flash = useFlash();
  const [{ disclosureId }] = useAddress();
  const asked = useAsk<DisclosureRead>('disclosure.read', {
    disclosureId: disclosureId ?? '',
    language,
  });
  return (
    <>
      <ScreenHeading title={say('screen.disclosure')} lead={say('page.lead')}>
        <PageLink href={within('see/disclosure.list')}>{say('verb.disclosure.list')}</PageLink>
      </ScreenHeading>
      <Answered asked={asked} room="disclosure">
        {(told) => (
          <>
            <dl className="summary">
              {(
                [
                  ['field.unionName', told.union.name],
                  ['field.formId', told.form.title],
                  ['field.asOf', told.disclosure.asOf],
                  ['field.profile', say(`choice.profile.${told.disclosure.profile}`)],
                ] as const
              ).map(([label, value]) => (
                <div key={label}>
                  <dt>{say(label)}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {told.disclosure.corrects !== null && (
              <Alert
                type="info"
                message={say('page.correction', { why: told.disclosure.why ?? '' })}
              />
            )}
            <p className="tools">
              <InPlaceForm
                verb="disclosure.update"
                given={givenOf(told)}
                about={told.union.name}
                onDone={asked.again}
              />
              <VerbButton
                verb="disclosure.abandon"
                small
                filled={{ disclosureId: told.disclosure.id }}
              />
            </p>
            <Deciding
              told={told}
              onApproved={asked.again}
              again={asked.again}
              onPublished={() => {
                const address = within('see/edition.list');
                flash(say('page.published', { address: `/${school}/public` }), address);
                go(address);
              }}
            />
            <Claims told={told} again={asked.again} />
            <Sections told={told} again={asked.again} />
            <Findings told={told} again={asked.again} />
            <Preview disclosureId={told.disclosure.id} />
          </>
        )}
      </Answered>
    </>
  );
}
