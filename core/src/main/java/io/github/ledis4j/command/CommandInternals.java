package io.github.ledis4j.command;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.internal.command.CommandAccess;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What this package has for the rest of the library, and not for users. */
final class CommandInternals extends CommandAccess {
  @Override
  public byte[] packed(Command<?> command) {
    return command.packed();
  }

  @Override
  public byte[] array(Command<?> command) {
    return command.array();
  }

  @Override
  public int offset(Command<?> command) {
    return command.offset();
  }

  @Override
  public byte @Nullable [][] pieces(Command<?> command) {
    return command.pieces();
  }

  @Override
  public int length(Command<?> command) {
    return command.length();
  }

  @Override
  public <T extends @Nullable Object> ReplyMapper<T> mapper(Command<T> command) {
    return command.mapper();
  }

  @Override
  public boolean isKnown(Command<?> command) {
    return command.isKnown();
  }

  @Override
  public boolean isIgnoredWhenReadOnly(CommandSpec spec) {
    return spec.isIgnoredWhenReadOnly();
  }

  @Override
  public int words(CommandSpec spec) {
    return spec.words();
  }

  @Override
  public boolean hasKeysByName(CommandSpec spec) {
    return spec.hasKeysByName();
  }

  @Override
  public boolean mayHaveSeveralKeys(CommandSpec spec) {
    return spec.mayHaveSeveralKeys();
  }

  @Override
  public <K, V> Format<K, V> ofRun(Format<K, V> format) {
    return format.ofRun();
  }

  @Override
  public <K, V> Format<K, V> withReplyMappers(
      Format<K, V> format, Map<String, BiFunction<Reply, CommandOptions, ?>> byCommand) {
    return format.withReplyMappers(byCommand);
  }
}
