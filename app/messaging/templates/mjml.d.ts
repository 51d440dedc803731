declare module "mjml" {
  type Options = {
    ignoreIncludes: boolean;
    validationLevel: "soft" | "strict" | "skip";
    keepComments: boolean;
    fonts: Record<string, string>;
  };
  type Fault = { line: number; tagName: string; message: string };
  export default function mjml2html(mjml: string, options: Options): Promise<{ html: string; errors: Fault[] }>;
}

declare module "html-to-text" {
  type Selector = { selector: string; format?: string; options?: object };
  export function convert(html: string, options: { wordwrap: number; limits: { maxInputLength: number }; selectors: Selector[] }): string;
}
