import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../engines/actions/description.ts';
import { uuidShape } from '../../kernel/id.ts';
import { useRoomWords } from './room-words.ts';

/** One line of an answer; figures are read, words (a code) are copied. */
interface Told {
  readonly name: string;
  readonly text: string;
  readonly figure: boolean;
}

/** What of an answer a person needs to see: its words and figures, but no ids. */
export function tellable(answer: unknown): readonly Told[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]): readonly Told[] => {
    if (typeof value === 'number') return [{ name, text: String(value), figure: true }];
    if (typeof value !== 'string' || value === '' || uuidShape.test(value)) return [];
    return [{ name, text: value, figure: false }];
  });
}

/** A text one copies by a button; told by words where the browser does not allow it. */
export function CopyText({ text }: { readonly text: string }) {
  const { t } = useTranslation('ui');
  const [told, setTold] = useState<'copied' | 'copy-failed' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('copied');
    } catch {
      setTold('copy-failed'); // no permission, or no secure connection: the person is told so
    }
  };
  return (
    <span className="copy">
      <code>{text}</code>
      <Button size="small" onClick={() => void copy()}>
        {t('answer.copy')}
      </Button>
      <span role="status" className="copy-told">
        {told && t(`answer.${told}`)}
      </span>
    </span>
  );
}

/** What an action answered, shown once: a code, a count. */
export function AnswerPanel(props: { readonly verb: VerbDescription; readonly answer: unknown }) {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const { room, name } = props.verb;
  const told = tellable(props.answer);
  return (
    <>
      <dl className="summary">
        {told.map((one) => (
          <div key={one.name}>
            <dt>{words.field({ room, verb: name, name: one.name })}</dt>
            <dd>{one.figure ? one.text : <CopyText text={one.text} />}</dd>
          </div>
        ))}
      </dl>
      {told.some(({ figure }) => !figure) && <p className="form-note">{t('answer.once')}</p>}
    </>
  );
}
