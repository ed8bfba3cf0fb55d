import "~/i18n/further-texts";
import { FindingsSection } from "~/components/subcontractor/findings-section";
import { ProposalsSection } from "~/components/subcontractor/proposals-section";
import { useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { WaiversSection } from "~/components/subcontractor/waivers-section";

export const meta = tabTitled("findings");

export default function Findings() {
  const data = useSubcontractor();
  return (
    <>
      <FindingsSection data={data} />
      <ProposalsSection data={data} />
      <WaiversSection data={data} />
    </>
  );
}
