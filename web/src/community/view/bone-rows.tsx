// Where messages will stand: as many rows as are asked for, in changing lengths.
export function BoneRows({ rows }: { rows: number }) {
  return (
    <>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} class={`bone-row ${"abcd"[index % 4]}`}>
          <span class="bone round" />
          <span class="bone-lines">
            <span class="bone name" />
            <span class="bone long" />
            <span class="bone short" />
          </span>
        </span>
      ))}
    </>
  );
}
