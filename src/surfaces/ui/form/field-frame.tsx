import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRequired, type FieldShape } from '../field-shape.ts';
import { useRoomWords } from '../room-words.ts';
import { useFormPlace } from './form-place.ts';
import { fieldId, problemsAt } from './problems.ts';

type Path = readonly (string | number)[];

/** What a control needs to be named and explained to everyone. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
  readonly disabled: boolean;
  readonly status: '' | 'error';
}

/** Label, hint and problems of a field, and what its control must carry. */
export interface FieldParts {
  readonly label: string;
  readonly control: ControlProps;
  readonly problems: readonly string[];
  readonly hint: string | null;
  readonly required: boolean;
}

/** The field that holds the one at the path; rows of a list hold nothing by themselves. */
export function withinOf(path: Path): string | null {
  const holder = path.slice(0, -1).findLast((part) => typeof part === 'string');
  return holder ?? null;
}

/** Brings together what is said about a field. Numbered rows of a plain list are named by their place. */
export function useFieldParts(shape: FieldShape, path: Path): FieldParts {
  const { t } = useTranslation('ui');
  const { room, verb, problems, sending } = useFormPlace();
  const words = useRoomWords();
  const place = { room, verb, name: shape.name, within: withinOf(path) };
  const id = fieldId(path);
  const last = path.at(-1);
  const own = problemsAt(problems, path).map((one) => words.refusal(room, one).says);
  const hint = typeof last === 'number' ? null : words.hint(place);
  const described = [hint !== null && `${id}-hint`, own.length > 0 && `${id}-problem`];
  // A numbered row is there because somebody added it: a mark on each would say nothing.
  const required = isRequired(shape) && typeof last !== 'number';
  return {
    label: typeof last === 'number' ? t('list.row', { number: last + 1 }) : words.field(place),
    problems: own,
    hint,
    required,
    control: {
      id,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
      'aria-invalid': own.length > 0 || undefined,
      'aria-required': required || undefined,
      disabled: sending,
      status: own.length > 0 ? 'error' : '',
    },
  };
}

function RequiredMark() {
  const { t } = useTranslation('ui');
  return (
    <>
      <span className="required-mark" aria-hidden="true">
        {' *'}
      </span>
      <span className="unseen">{` ${t('form.required.mark')}`}</span>
    </>
  );
}

function HintAndProblems({ parts }: { readonly parts: FieldParts }) {
  const { control, hint, problems } = parts;
  return (
    <>
      {hint !== null && (
        <p className="field-hint" id={`${control.id}-hint`}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p className="field-problem" id={`${control.id}-problem`}>
          {problems.join(' ')}
        </p>
      )}
    </>
  );
}

interface FrameProps {
  readonly parts: FieldParts;
  readonly children: ReactNode;
}

/** A field with one control. */
export function FieldFrame({ parts, children }: FrameProps) {
  const invalid = parts.problems.length > 0 ? ' field-invalid' : '';
  return (
    <div className={`field${invalid}`}>
      <label className="field-label" htmlFor={parts.control.id}>
        {parts.label}
        {parts.required && <RequiredMark />}
      </label>
      <HintAndProblems parts={parts} />
      {children}
    </div>
  );
}

/** A field with several controls: radio buttons, check boxes, rows, a group. */
export function FieldGroupFrame({
  parts,
  children,
  tight = true,
}: FrameProps & { readonly tight?: boolean }) {
  const { control } = parts;
  const invalid = parts.problems.length > 0 ? ' field-invalid' : '';
  return (
    <fieldset
      id={control.id}
      tabIndex={-1}
      className={`field field-group${tight ? '' : ' field-box'}${invalid}`}
      aria-describedby={control['aria-describedby']}
    >
      <legend className="field-label">
        {parts.label}
        {parts.required && <RequiredMark />}
      </legend>
      <HintAndProblems parts={parts} />
      {children}
    </fieldset>
  );
}
