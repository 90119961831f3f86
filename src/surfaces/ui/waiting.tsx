/** Something is on its way; shown only after a moment, since most things are quick. */
export function Waiting({ label }: { readonly label: string }) {
  return (
    <p className="waiting" role="status">
      {label}
    </p>
  );
}
