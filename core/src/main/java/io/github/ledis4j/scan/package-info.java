/** What scans give: pages of elements, and the cursor from one page to the next. */
@NullMarked
package io.github.ledis4j.scan;

import org.jspecify.annotations.NullMarked;
