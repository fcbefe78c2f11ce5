/** Lua scripts that are written once and run anywhere: by their digest, in full where needed. */
@NullMarked
package io.github.ledis4j.script;

import org.jspecify.annotations.NullMarked;
