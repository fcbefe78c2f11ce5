package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyReader;
import org.jspecify.annotations.Nullable;

/** Reads text. */
public final class TextMapper implements BulkMapper<@Nullable String> {

  @Override
  public @Nullable String map(ReplyReader reply) {
    return reply.text();
  }

  @Override
  public String bulk(byte[] source, int offset, int length) {
    return ElementReader.text(source, offset, length);
  }
}
