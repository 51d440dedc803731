import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readRecoveryReport } from "#app/screens/recovery-report/read-recovery-report.server.ts";
import { RecoveryReportScreen } from "#app/screens/recovery-report/recovery-report-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/recovery/report */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readRecoveryReport(shop);
}

export default function RecoveryReport() {
  return <RecoveryReportScreen {...useLoaderData<typeof loader>()} />;
}
