import { useTranslation } from 'react-i18next';
import { itemName, paperWords } from '../../../capabilities/audit/papers/report-words.ts';
import type { FormReport, ReportFinding } from '../../../capabilities/audit/report.ts';
import { compareFindings } from '../compare-findings.ts';
import { languageOf } from '../language.ts';
import { SeverityMark } from '../verdict-mark.tsx';

/** What is compared: all forms of a disclosure before and after the repair. */
export interface ComparisonProps {
  readonly before: readonly FormReport[];
  readonly after: readonly FormReport[];
}

/** The form of the first audit that a form of the second one stands for: same union, else same place. */
function counterpart(before: readonly FormReport[], form: FormReport): FormReport | undefined {
  return (
    before.find((one) => one.kind === form.kind && one.part === form.part) ??
    before.find((one) => one.kind === form.kind) ??
    before.find((one) => one.part === form.part)
  );
}

function Group(props: {
  readonly name: 'settled' | 'remaining' | 'fresh';
  readonly findings: readonly { readonly finding: ReportFinding; readonly requoted: boolean }[];
}) {
  const { t, i18n } = useTranslation();
  const words = paperWords(languageOf(i18n));
  return (
    <div className={`compare-group compare-${props.name}`}>
      <h3>{`${t(`compare.${props.name}`)} (${props.findings.length})`}</h3>
      {props.findings.length === 0 ? (
        <p className="hint">{t('compare.none')}</p>
      ) : (
        <ul>
          {props.findings.map(({ finding, requoted }, at) => (
            <li key={at}>
              <SeverityMark severity={finding.severity} />
              <span>
                <strong>{itemName(words, { ...finding, row: null })}</strong> {finding.message}
                {requoted && <em className="hint"> {t('compare.requoted')}</em>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether two audits name two organisations; an organisation not named says nothing. */
function areOfOthers({ before, after }: ComparisonProps): boolean {
  const names = (forms: readonly FormReport[]): readonly string[] =>
    forms.flatMap((form) => form.organisation ?? []);
  const known = names(before);
  const now = names(after);
  return known.length > 0 && now.length > 0 && !now.some((name) => known.includes(name));
}

/** What a repair settled, what remains, and what is new. Another organisation's form is no repair. */
export function Comparison(props: ComparisonProps) {
  const { t } = useTranslation();
  return (
    <section className="comparison" aria-label={t('compare.heading')}>
      <h2>{t('compare.heading')}</h2>
      {areOfOthers(props) ? <p>{t('compare.others')}</p> : <Groups {...props} />}
    </section>
  );
}

function Groups({ before, after }: ComparisonProps) {
  const { t } = useTranslation();
  const pairs = after.map((form) => ({ form, old: counterpart(before, form) }));
  const lost = before.filter((form) => !pairs.some((pair) => pair.old === form));
  const each = pairs.map(({ form, old }) => compareFindings(old?.findings ?? [], form.findings));
  const plain = (findings: readonly ReportFinding[]) =>
    findings.map((finding) => ({ finding, requoted: false }));
  const settled = plain(each.flatMap((one) => one.settled));
  const remaining = each.flatMap((one) => one.remaining);
  const fresh = plain(each.flatMap((one) => one.fresh));
  return (
    <>
      <p>
        {t('compare.answer', {
          settled: settled.length,
          remaining: remaining.length,
          fresh: fresh.length,
        })}
      </p>
      {lost.map((form) => (
        <p key={form.part}>{t('compare.lost', { kind: t(`kind.${form.kind ?? 'unknown'}`) })}</p>
      ))}
      <Group name="settled" findings={settled} />
      <Group name="remaining" findings={remaining} />
      <Group name="fresh" findings={fresh} />
    </>
  );
}
