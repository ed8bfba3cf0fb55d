import { FindingsSection } from "~/components/subcontractor/findings-section";
import { useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { WaiversSection } from "~/components/subcontractor/waivers-section";

export default function Findings() {
  const data = useSubcontractor();
  return (
    <>
      <FindingsSection data={data} />
      <WaiversSection data={data} />
    </>
  );
}
