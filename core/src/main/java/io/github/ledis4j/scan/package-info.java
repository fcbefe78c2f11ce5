/**
 * What scans return: a {@link ScanPage} of elements, and the {@link ScanCursor} from one page to
 * the next. The commands themselves, and publishers that turn the pages, are among the commands of
 * each server.
 */
@NullMarked
package io.github.ledis4j.scan;

import org.jspecify.annotations.NullMarked;
