import type { ReactNode } from 'react';

/** Nothing is here yet: says so, says what to do first, and offers it. */
export function EmptyNote(props: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.children}
    </div>
  );
}
