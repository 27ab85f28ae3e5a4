// Still bones where messages will be listed.
export function Waiting({ label }: { label: string }) {
  return (
    <div class="bones" role="img" aria-label={label}>
      {["a", "b", "c", "d"].map((shape) => (
        <span key={shape} class={`bone-row ${shape}`}>
          <span class="bone round" />
          <span class="bone-lines">
            <span class="bone name" />
            <span class="bone long" />
            <span class="bone short" />
          </span>
        </span>
      ))}
    </div>
  );
}
