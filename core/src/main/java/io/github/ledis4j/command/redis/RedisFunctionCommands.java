package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.server.FlushMode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis for the libraries of functions that one server keeps, like data: from 7.0
 * on. {@link RedisScriptCommands#fcall} calls their functions.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisFunctionCommands<K, V> extends CommandSink<K, V> {

  /**
   * Has the server keep a library of functions ({@code FUNCTION LOAD}); an error if it has one of
   * that name.
   *
   * @param code Lua that starts with {@code #!lua name=}
   * @return the name of the library
   */
  default CompletableFuture<String> functionLoad(String code) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_LOAD, 1)
            .add(code)
            .returning(RedisScriptSpecs.NAME));
  }

  /**
   * Has the server keep a library of functions, in the place of one of that name if it has it
   * ({@code FUNCTION LOAD REPLACE}).
   *
   * @param code Lua that starts with {@code #!lua name=}
   * @return the name of the library
   */
  default CompletableFuture<String> functionLoadReplacing(String code) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_LOAD, 2)
            .add("REPLACE")
            .add(code)
            .returning(RedisScriptSpecs.NAME));
  }

  /**
   * Deletes a library with its functions ({@code FUNCTION DELETE}); an error if it is missing.
   *
   * @param library its name
   * @return completes when that is done
   */
  default CompletableFuture<Void> functionDelete(String library) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_DELETE, 1)
            .add(library)
            .returning(Replies.done()));
  }

  /**
   * Deletes all libraries ({@code FUNCTION FLUSH}).
   *
   * @param mode when the memory is freed
   * @return completes when that is done
   */
  default CompletableFuture<Void> functionFlush(FlushMode mode) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_FLUSH, 1)
            .add(mode.name())
            .returning(Replies.done()));
  }

  /**
   * Deletes all libraries ({@code FUNCTION FLUSH}), when the server's configuration says.
   *
   * @return completes when that is done
   */
  default CompletableFuture<Void> functionFlush() {
    return execute(format().command(RedisScriptSpecs.FUNCTION_FLUSH, 0).returning(Replies.done()));
  }

  /**
   * Ends the function that keeps the server busy, if it has not written yet ({@code FUNCTION
   * KILL}). Commands on the connection that the call came by wait behind it: use another client.
   *
   * @return completes when that is done; fails with an error {@code NOTBUSY} if none runs, {@code
   *     UNKILLABLE} if it wrote
   */
  default CompletableFuture<Void> functionKill() {
    return execute(format().command(RedisScriptSpecs.FUNCTION_KILL, 0).returning(Replies.done()));
  }

  /**
   * Returns all libraries in the server's own form ({@code FUNCTION DUMP}).
   *
   * @return the payload
   */
  default CompletableFuture<byte[]> functionDump() {
    return execute(
        format().command(RedisScriptSpecs.FUNCTION_DUMP, 0).returning(RedisScriptSpecs.PAYLOAD));
  }

  /**
   * Adds the libraries of a payload to those that are there ({@code FUNCTION RESTORE}); an error,
   * and nothing added, if one of them is there already.
   *
   * @param payload what {@link #functionDump} gave
   * @return completes when that is done
   */
  default CompletableFuture<Void> functionRestore(byte[] payload) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_RESTORE, 1)
            .add(payload)
            .returning(Replies.done()));
  }

  /**
   * Adds the libraries of a payload to those that are there ({@code FUNCTION RESTORE}), as the
   * policy says; an error, and nothing changed, if that cannot be done.
   *
   * @param payload what {@link #functionDump} gave
   * @param policy what becomes of the libraries that are there
   * @return completes when that is done
   */
  default CompletableFuture<Void> functionRestore(byte[] payload, FunctionRestorePolicy policy) {
    return execute(
        format()
            .command(RedisScriptSpecs.FUNCTION_RESTORE, 2)
            .add(payload)
            .add(policy.name())
            .returning(Replies.done()));
  }

  /**
   * Asks for the libraries ({@code FUNCTION LIST}).
   *
   * @return the libraries, without their code
   */
  default CompletableFuture<List<FunctionLibrary>> functionList() {
    return functionList(FunctionListOptions.DEFAULT);
  }

  /**
   * Asks for libraries ({@code FUNCTION LIST}).
   *
   * @param options which ones, and whether with their code
   * @return the libraries
   */
  default CompletableFuture<List<FunctionLibrary>> functionList(FunctionListOptions options) {
    return execute(
        options
            .addTo(format().command(RedisScriptSpecs.FUNCTION_LIST, options.arguments()))
            .returning(FunctionReplies.LIBRARIES));
  }

  /**
   * Asks which function runs, and how many there are ({@code FUNCTION STATS}). The server answers
   * this also while a function keeps it busy; use another client then.
   *
   * @return the numbers
   */
  default CompletableFuture<FunctionStats> functionStats() {
    return execute(
        format().command(RedisScriptSpecs.FUNCTION_STATS, 0).returning(FunctionReplies.STATS));
  }
}
