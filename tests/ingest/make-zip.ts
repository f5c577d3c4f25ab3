// Archives built by hand, so that they can have headers that no program would write.
import { crc32, deflateRawSync } from "node:zlib";

export interface ZippedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Unix mode, for links. */
  readonly mode?: number;
  /** Bit 0 of the general purpose flag. */
  readonly encrypted?: boolean;
  /** A false uncompressed size for the archive's headers. */
  readonly claimedSize?: number;
}

/** A ZIP archive (APPNOTE 6.3.10), each file deflated and dated 7 February 2024, 18:30. */
export function zipOf(files: readonly ZippedFile[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const fields = commonFields(file, content, packed.length, name.length);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.alloc(2), name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const madeByUnix = Buffer.from([20, 3]);
    centrals.push(
      Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), madeByUnix, fields, Buffer.alloc(2), rest, name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** From "version needed" to the length of the name: the same in both headers. */
function commonFields(file: ZippedFile, content: Buffer, packedSize: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((file.encrypted ? 1 : 0) | 0x800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE((18 << 11) | (30 << 5), 6);
  fields.writeUInt16LE(((2024 - 1980) << 9) | (2 << 5) | 7, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(file.claimedSize ?? content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

/** A minimal Word document with these paragraphs. */
export function docxOf(paragraphs: readonly string[], more: readonly ZippedFile[] = []): Buffer {
  return docxWith(
    paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join(""),
    "",
    more,
  );
}

/** A Word document with this body and these styles, in WordprocessingML. */
export function docxWith(body: string, styles: string, more: readonly ZippedFile[] = []): Buffer {
  return zipOf([
    { name: "[Content_Types].xml", content: CONTENT_TYPES },
    { name: "_rels/.rels", content: RELATIONS },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    {
      name: "word/styles.xml",
      content: `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles}</w:styles>`,
    },
    ...more,
  ]);
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

export function corePropertiesOf(title: string, creator: string, created: string): ZippedFile {
  return {
    name: "docProps/core.xml",
    content: `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><dcterms:created>${created}</dcterms:created></cp:coreProperties>`,
  };
}

/** An OpenDocument text with this body. */
export function odtOf(body: string, meta = "", manifest = ""): Buffer {
  const office = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    {
      name: "META-INF/manifest.xml",
      content: `<manifest:manifest xmlns:manifest="m">${manifest}</manifest:manifest>`,
    },
    {
      name: "content.xml",
      content: `<?xml version="1.0"?><office:document-content ${office}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: "meta.xml",
      content: `<?xml version="1.0"?><office:document-meta ${office}><office:meta>${meta}</office:meta></office:document-meta>`,
    },
  ]);
}
