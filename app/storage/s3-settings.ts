/** An S3 bucket that documents are kept in. */
export interface S3Settings {
  /** Origin of the service; the bucket is the first part of the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  /** Never printed. */
  secretKey: string;
  /** Begins every name; empty, or with a slash at its end. */
  prefix: string;
}
