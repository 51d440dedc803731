import { createTestDatabase } from "./test-database.ts";

// Each test file has a database of its own: app code that it imports finds it at once.
const { url, ownerUrl } = await createTestDatabase();
process.env["DATABASE_URL"] = url;
process.env["DATABASE_OWNER_URL"] = ownerUrl;
