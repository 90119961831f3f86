import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import type { FormReport, ReportItem } from '../../../capabilities/audit/report.ts';
import {
  claimText,
  gravestFirst,
  isAbout,
  itemName,
  itemNumber,
  itemWording,
  paperWords,
} from '../../../capabilities/audit/papers/report-words.ts';
import { languageOf } from '../language.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { idOf, turnToElement } from './quote-choice.ts';

/** What the table is given. */
export interface ItemsTableProps {
  readonly report: FormReport;
  /** Shows every finding, so that the one linked to can be turned to. */
  readonly onShowFindings: () => void;
}

function ItemRow({
  report,
  item,
  onShowFindings,
}: ItemsTableProps & { readonly item: ReportItem }) {
  const { t, i18n } = useTranslation();
  const words = paperWords(languageOf(i18n));
  const found = gravestFirst(report.findings).filter(({ finding }) => isAbout(finding, item));
  const turnToFirst = (): void => {
    onShowFindings();
    requestAnimationFrame(() => turnToElement(idOf.finding(report.part, found[0]?.at ?? 0)));
  };
  return (
    <tr id={idOf.item(report.part, item.level, item.no, item.row)} tabIndex={-1}>
      <td className="cell-no" data-label={t('column.no')}>
        <span>{itemNumber(item)}</span>
      </td>
      <th scope="row" className="cell-item">
        {itemWording(words, item)}
      </th>
      <td data-label={t('column.claim')}>{claimText(words, report.form.version, item)}</td>
      <td data-label={t('column.verdict')} className="cell-verdict">
        <VerdictMark verdict={item.verdict} />
        {found.length > 0 && (
          <Button
            type="link"
            size="small"
            onClick={turnToFirst}
            aria-label={t('result.findings.open', {
              item: itemName(words, item),
              count: found.length,
            })}
          >
            {t('result.items.count', { count: found.length })}
          </Button>
        )}
      </td>
      <td
        data-label={t('column.remark')}
        className={item.remark === null ? 'cell-empty' : undefined}
      >
        <span lang="zh-CN">{item.remark}</span>
      </td>
    </tr>
  );
}

/** Every item of a form with its claim and verdict; on a narrow screen each row becomes a card. */
export function ItemsTable({ report, onShowFindings }: ItemsTableProps) {
  const { t } = useTranslation();
  const columns = ['no', 'item', 'claim', 'verdict', 'remark'] as const;
  const levels = (['school', 'second-level'] as const)
    .map((level) => ({ level, items: report.items.filter((item) => item.level === level) }))
    .filter(({ items }) => items.length > 0);
  return (
    <section className="items" aria-label={t('result.items')}>
      <h2>{t('result.items')}</h2>
      {levels.map(({ level, items }) => (
        <table key={level}>
          <caption>{t(`level.${level}`)}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow
                key={`${item.no}-${item.row}`}
                report={report}
                item={item}
                onShowFindings={onShowFindings}
              />
            ))}
          </tbody>
        </table>
      ))}
      {report.items.some((item) => item.core || item.observation) && (
        <p className="hint">{t('marks.legend')}</p>
      )}
    </section>
  );
}
