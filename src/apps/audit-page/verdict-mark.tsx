import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity, Verdict } from '../../capabilities/audit/model.ts';

type Shape =
  'octagon-cross' | 'diamond-question' | 'square-gap' | 'circle-check' | 'circle-empty' | 'bar';

const shapeOfSeverity: Readonly<Record<Severity, Shape>> = {
  contradiction: 'octagon-cross',
  question: 'diamond-question',
  gap: 'square-gap',
};
const shapeOfVerdict: Readonly<Record<Verdict, Shape>> = {
  consistent: 'circle-check',
  contradicted: 'octagon-cross',
  questioned: 'diamond-question',
  unsupported: 'circle-empty',
  'not-checked': 'bar',
};

const drawings: Readonly<Record<Shape, ReactElement>> = {
  'octagon-cross': (
    <>
      <path className="fill" d="M7 1h6l6 6v6l-6 6H7l-6-6V7z" />
      <path className="ink" d="M7 7l6 6M13 7l-6 6" />
    </>
  ),
  'diamond-question': (
    <>
      <path className="line" d="M10 1.5L18.5 10 10 18.5 1.5 10z" />
      <path className="stroke" d="M7.9 8.2a2.2 2.2 0 1 1 3.1 2c-.7.4-1 .8-1 1.6M10 14.2v.1" />
    </>
  ),
  'square-gap': <path className="line dashed" d="M2.5 2.5h15v15h-15z" />,
  'circle-check': (
    <>
      <circle className="line" cx="10" cy="10" r="8.2" />
      <path className="stroke" d="M6.3 10.3l2.6 2.6 4.8-5.4" />
    </>
  ),
  'circle-empty': <circle className="line dashed" cx="10" cy="10" r="8.2" />,
  bar: <path className="stroke" d="M4 10h12" />,
};

function Mark(props: { readonly shape: Shape; readonly tone: string; readonly word: string }) {
  return (
    <span className={`mark mark-${props.tone}`}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {drawings[props.shape]}
      </svg>
      <span>{props.word}</span>
    </span>
  );
}

/** What the audit says of an item: a shape and a word. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  return <Mark shape={shapeOfVerdict[verdict]} tone={verdict} word={t(`verdict.${verdict}`)} />;
}

/** The severity of a finding: a shape and a word. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation();
  return (
    <Mark shape={shapeOfSeverity[severity]} tone={severity} word={t(`severity.${severity}`)} />
  );
}
