import type { ReactNode } from 'react';

/** A control with its label above it; `id` is the control's. */
export function Labelled(props: {
  readonly label: string;
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={props.id}>
        {props.label}
      </label>
      {props.children}
    </div>
  );
}
