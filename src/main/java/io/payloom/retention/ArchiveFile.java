package io.payloom.retention;

/**
 * A file of the archive that is whole.
 *
 * @param orders lines that it has
 * @param sha256 of the file as it lies there, in hexadecimal
 */
record ArchiveFile(long id, String name, int orders, String sha256) {}
