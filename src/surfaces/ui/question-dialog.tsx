import { useEffect, useRef } from 'react';
import { Button } from 'antd';

/** A question that must be answered before going on; Escape is the safe answer. */
export function QuestionDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly safe: string;
  readonly sure: string;
  onSafe(): void;
  onSure(): void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby="question-title"
      onCancel={(event) => {
        event.preventDefault();
        props.onSafe();
      }}
    >
      <h2 id="question-title">{props.title}</h2>
      <p>{props.text}</p>
      <div className="question-answers">
        <Button type="primary" onClick={props.onSafe}>
          {props.safe}
        </Button>
        <Button danger onClick={props.onSure}>
          {props.sure}
        </Button>
      </div>
    </dialog>
  );
}
