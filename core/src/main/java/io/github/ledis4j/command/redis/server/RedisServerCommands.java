package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.host;
import static io.github.ledis4j.internal.command.Arguments.port;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Info;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis about the server itself, its users ({@link RedisAclCommands}) and clients
 * ({@link RedisClientCommands}) aside: what it is ({@code INFO}, {@code ROLE}, {@code TIME}), its
 * databases ({@code DBSIZE}, {@code FLUSHDB}), its settings ({@code CONFIG}), what it writes to
 * disk ({@code BGSAVE}, {@code SHUTDOWN}), whom it follows ({@code REPLICAOF}, {@code FAILOVER}),
 * what it can do ({@code COMMAND}, {@code MODULE LIST}), its memory ({@code MEMORY}), and what took
 * long ({@code LATENCY}, {@code SLOWLOG}, {@code COMMANDLOG} of Valkey).
 *
 * <p>Except for its histogram, {@code LATENCY} knows something only if the setting {@code
 * latency-monitor-threshold} is not 0. What {@code SLOWLOG} and {@code COMMANDLOG} hold are
 * commands with their arguments.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisServerCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for the server's clock ({@code TIME}).
   *
   * @return the time, in microseconds
   */
  default CompletableFuture<Instant> time() {
    return execute(format().command(RedisServerSpecs.TIME, 0).returning(Replies.time()));
  }

  /**
   * Asks for the facts about the server ({@code INFO}).
   *
   * @return the sections that the server returns by default
   */
  default CompletableFuture<Info> info() {
    return execute(format().command(RedisServerSpecs.INFO, 0).returning(Replies.info()));
  }

  /**
   * Asks for some facts about the server ({@code INFO}).
   *
   * @param section the name of one section
   * @return that section; without facts if the server does not have it
   */
  default CompletableFuture<Info> info(String section) {
    return execute(
        format().command(RedisServerSpecs.INFO, 1).add(section).returning(Replies.info()));
  }

  /**
   * Asks what the server is to others ({@code ROLE}).
   *
   * @return its role
   */
  default CompletableFuture<Role> role() {
    return execute(format().command(RedisServerSpecs.ROLE, 0).returning(Replies.role()));
  }

  /**
   * Asks for some facts about the server ({@code INFO}), of several sections since Redis 7.0.
   *
   * @param sections the names of sections, {@code everything} for all; none for those that the
   *     server gives by default
   * @return those sections, without any that the server does not have
   */
  default CompletableFuture<Info> info(Collection<String> sections) {
    return execute(
        format()
            .command(RedisServerSpecs.INFO, sections.size())
            .texts(sections)
            .returning(Replies.info()));
  }

  /**
   * Has the server draw something, and tell its version ({@code LOLWUT}).
   *
   * @return some lines for a terminal
   */
  default CompletableFuture<String> lolwut() {
    return execute(format().command(RedisServerSpecs.LOLWUT, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Has the server draw what a version of it drew ({@code LOLWUT VERSION}).
   *
   * @param version which one, 5 or 6 for instance
   * @param parameters of the drawing, or none
   * @return some lines for a terminal
   */
  default CompletableFuture<String> lolwut(int version, long... parameters) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisServerSpecs.LOLWUT, 2 + parameters.length)
            .add("VERSION")
            .add(version);
    for (long parameter : parameters) {
      command.add(parameter);
    }
    return execute(command.returning(AdminReplies.TEXT));
  }

  /**
   * Counts the keys in the database of this sink ({@code DBSIZE}).
   *
   * @return how many keys there are
   */
  default CompletableFuture<Long> dbsize() {
    return execute(format().command(RedisServerSpecs.DBSIZE, 0).returning(Replies.integer()));
  }

  /**
   * Deletes everything in the database of this sink ({@code FLUSHDB}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushdb() {
    return execute(format().command(RedisServerSpecs.FLUSHDB, 0).returning(Replies.done()));
  }

  /**
   * Deletes everything in all databases ({@code FLUSHALL}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushall() {
    return execute(format().command(RedisServerSpecs.FLUSHALL, 0).returning(Replies.done()));
  }

  /**
   * Deletes everything in the database of this sink ({@code FLUSHDB}).
   *
   * @param mode when the memory is freed
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushdb(FlushMode mode) {
    return execute(
        format().command(RedisServerSpecs.FLUSHDB, 1).add(mode.name()).returning(Replies.done()));
  }

  /**
   * Deletes everything in all databases ({@code FLUSHALL}).
   *
   * @param mode when the memory is freed
   * @return completes when it is done
   */
  default CompletableFuture<Void> flushall(FlushMode mode) {
    return execute(
        format().command(RedisServerSpecs.FLUSHALL, 1).add(mode.name()).returning(Replies.done()));
  }

  /**
   * Exchanges two databases, for all connections that are on them ({@code SWAPDB}).
   *
   * @param first the number of one, from 0
   * @param second the number of the other, from 0
   * @return completes when it is done
   * @throws IllegalArgumentException if a number is negative
   */
  default CompletableFuture<Void> swapdb(int first, int second) {
    return execute(
        format()
            .command(RedisServerSpecs.SWAPDB, 2)
            .add(between(first, 0, Integer.MAX_VALUE, "database"))
            .add(between(second, 0, Integer.MAX_VALUE, "database"))
            .returning(Replies.done()));
  }

  /**
   * Reads settings of the server ({@code CONFIG GET}).
   *
   * @param pattern a name or a glob
   * @return the settings that match, by name; empty if none does
   */
  default CompletableFuture<Map<String, String>> configGet(String pattern) {
    return execute(
        format().command(ConfigSpecs.GET, 1).add(pattern).returning(AdminReplies.SETTINGS));
  }

  /**
   * Changes a setting of the server ({@code CONFIG SET}); an unknown one is answered with an error.
   *
   * @param name the name of the setting
   * @param value its new value
   * @return completes when it is done
   */
  default CompletableFuture<Void> configSet(String name, String value) {
    return execute(
        format().command(ConfigSpecs.SET, 2).add(name).add(value).returning(Replies.done()));
  }

  /**
   * Reads settings of the server ({@code CONFIG GET}), by several patterns since Redis 7.0.
   *
   * @param patterns at least one name or glob
   * @return the settings that match any of them, by name
   * @throws IllegalArgumentException if there is no pattern
   */
  default CompletableFuture<Map<String, String>> configGet(Collection<String> patterns) {
    return execute(
        format()
            .command(ConfigSpecs.GET, count(patterns, "pattern"))
            .texts(patterns)
            .returning(AdminReplies.SETTINGS));
  }

  /**
   * Changes settings of the server, all or none ({@code CONFIG SET}), several since Redis 7.0.
   *
   * @param settings the new values by name, at least one
   * @return completes when it is done
   * @throws IllegalArgumentException if there is no setting
   */
  default CompletableFuture<Void> configSet(Map<String, String> settings) {
    CommandBuilder<K, V> command = format().command(ConfigSpecs.SET, countOf(settings));
    settings.forEach((name, value) -> command.add(name).add(value));
    return execute(command.returning(Replies.done()));
  }

  /**
   * Resets the counters that {@code INFO} shows ({@code CONFIG RESETSTAT}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> configResetstat() {
    return execute(format().command(ConfigSpecs.RESETSTAT, 0).returning(Replies.done()));
  }

  /**
   * Has the server write its settings into the file it was started with ({@code CONFIG REWRITE}); a
   * server without one answers an error.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> configRewrite() {
    return execute(format().command(ConfigSpecs.REWRITE, 0).returning(Replies.done()));
  }

  /**
   * Has the server rewrite its log of changes in the background ({@code BGREWRITEAOF}), or do so
   * when the save under way is done.
   *
   * @return completes when the server has begun; {@code info("persistence")} tells how it went
   */
  default CompletableFuture<Void> bgrewriteaof() {
    return execute(format().command(PersistenceSpecs.BGREWRITEAOF, 0).returning(AdminReplies.DONE));
  }

  /**
   * Has the server save in the background ({@code BGSAVE}); an error if it does already, or
   * rewrites its log of changes.
   *
   * @return completes when the server has begun; {@link #lastsave} tells when it is done
   */
  default CompletableFuture<Void> bgsave() {
    return execute(format().command(PersistenceSpecs.BGSAVE, 0).returning(AdminReplies.DONE));
  }

  /**
   * Has the server save in the background, or do so when its log of changes is written ({@code
   * BGSAVE SCHEDULE}); an error if it saves already.
   *
   * @return completes when the server has begun; {@link #lastsave} tells when it is done
   */
  default CompletableFuture<Void> bgsaveSchedule() {
    return execute(
        format().command(PersistenceSpecs.BGSAVE, 1).add("SCHEDULE").returning(AdminReplies.DONE));
  }

  /**
   * Has the server give up the save that is under way or due ({@code BGSAVE CANCEL}), since Valkey
   * 8.1; an error if there is none.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> bgsaveCancel() {
    return execute(
        format().command(PersistenceSpecs.BGSAVE, 1).add("CANCEL").returning(AdminReplies.DONE));
  }

  /**
   * Asks when the server saved last ({@code LASTSAVE}).
   *
   * @return the point in time, in whole seconds; its start if it has not saved since
   */
  default CompletableFuture<Instant> lastsave() {
    return execute(format().command(PersistenceSpecs.LASTSAVE, 0).returning(AdminReplies.SECONDS));
  }

  /**
   * Has the server save ({@code SAVE}); it serves nobody until that is done.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> save() {
    return execute(format().command(PersistenceSpecs.SAVE, 0).returning(Replies.done()));
  }

  /**
   * Ends the server ({@code SHUTDOWN}), which saves if it is set to save. It answers by closing the
   * connection; commands that were sent behind this one fail then, and later ones wait for a
   * server.
   *
   * @return completes when the connection was closed; fails if the server cannot save and goes on
   */
  default CompletableFuture<Void> shutdown() {
    return shutdown(ShutdownOptions.DEFAULT);
  }

  /**
   * Ends the server ({@code SHUTDOWN}). It answers by closing the connection; commands that were
   * sent behind this one fail then, and later ones wait for a server.
   *
   * @param options whether to save first, and what not to wait for
   * @return completes when the connection was closed; fails if the server cannot save and goes on
   */
  default CompletableFuture<Void> shutdown(ShutdownOptions options) {
    return execute(
        options
            .addTo(format().command(PersistenceSpecs.SHUTDOWN, options.arguments()))
            .returning(AdminReplies.DONE));
  }

  /**
   * Has a server go on that waits for its replicas before it ends ({@code SHUTDOWN ABORT}), since
   * Redis 7.0; an error if it does not wait.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> shutdownAbort() {
    return execute(
        format()
            .command(PersistenceSpecs.SHUTDOWN_ABORT, 1)
            .add("ABORT")
            .returning(Replies.done()));
  }

  /**
   * Has the first replica that has followed take the place of this server, which will follow it
   * ({@code FAILOVER}), since Redis 6.2. It goes on in the background; an error if there is no
   * replica to take over.
   *
   * @return completes when the server has begun
   */
  default CompletableFuture<Void> failover() {
    return failover(FailoverOptions.DEFAULT);
  }

  /**
   * Has a replica take the place of this server, which will follow it ({@code FAILOVER}), since
   * Redis 6.2. It goes on in the background; an error if there is no replica to take over.
   *
   * @param options which replica, and how long to wait for it
   * @return completes when it is done
   */
  default CompletableFuture<Void> failover(FailoverOptions options) {
    return execute(
        options
            .addTo(format().command(ReplicationSpecs.FAILOVER, options.arguments()))
            .returning(Replies.done()));
  }

  /**
   * Aborts a failover ({@code FAILOVER ABORT}), since Redis 6.2; an error if there is none.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> failoverAbort() {
    return execute(
        format().command(ReplicationSpecs.FAILOVER, 1).add("ABORT").returning(Replies.done()));
  }

  /**
   * Has the server follow another ({@code REPLICAOF}): all its data are replaced by those of the
   * other, and it refuses writes.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @return completes when the server has agreed; that the other was reached tells {@code role}
   * @throws IllegalArgumentException if the host is not one word, or the port out of range
   */
  default CompletableFuture<Void> replicaof(String host, int port) {
    return execute(
        format()
            .command(ReplicationSpecs.REPLICAOF, 2)
            .add(host(host))
            .add(port(port))
            .returning(AdminReplies.DONE));
  }

  /**
   * Has the server follow nobody ({@code REPLICAOF NO ONE}): it keeps its data and takes writes.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> replicaofNoOne() {
    return execute(
        format()
            .command(ReplicationSpecs.REPLICAOF, 2)
            .add("NO")
            .add("ONE")
            .returning(AdminReplies.DONE));
  }

  /**
   * Asks for all commands ({@code COMMAND}).
   *
   * @return what the server knows of each
   */
  default CompletableFuture<List<CommandInfo>> command() {
    return execute(
        format().command(CommandInfoSpecs.COMMAND, 0).returning(CommandInfoReplies.COMMANDS));
  }

  /**
   * Counts the commands ({@code COMMAND COUNT}).
   *
   * @return how many there are, without subcommands
   */
  default CompletableFuture<Long> commandCount() {
    return execute(format().command(CommandInfoSpecs.COUNT, 0).returning(Replies.integer()));
  }

  /**
   * Asks for the documentation of commands ({@code COMMAND DOCS}), since Redis 7.0.
   *
   * @param names in any case, a subcommand as {@code config|get}; none for all commands
   * @return the documentation by name in lower case, without commands that are not known
   */
  default CompletableFuture<Map<String, CommandDocs>> commandDocs(String... names) {
    return commandDocs(Arrays.asList(names));
  }

  /**
   * Asks for the documentation of commands ({@code COMMAND DOCS}), since Redis 7.0.
   *
   * @param names in any case, a subcommand as {@code config|get}; none for all commands
   * @return the documentation by name in lower case, without commands that are not known
   */
  default CompletableFuture<Map<String, CommandDocs>> commandDocs(Collection<String> names) {
    return execute(
        format()
            .command(CommandInfoSpecs.DOCS, names.size())
            .texts(names)
            .returning(CommandDocsReplies.DOCS));
  }

  /**
   * Asks which arguments of a command are keys ({@code COMMAND GETKEYS}); the command is not run,
   * and one without keys is answered with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<K>> commandGetkeys(String command, Object... arguments) {
    return commandGetkeys(command, Arrays.asList(arguments));
  }

  /**
   * Asks which arguments of a command are keys ({@code COMMAND GETKEYS}); the command is not run,
   * and one without keys is answered with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<K>> commandGetkeys(String command, Collection<?> arguments) {
    return execute(
        whole(CommandInfoSpecs.GETKEYS, command, arguments).returning(format().keyList()));
  }

  /**
   * Asks which arguments of a command are keys, and what it does to them ({@code COMMAND
   * GETKEYSANDFLAGS}), since Redis 7.0; the command is not run, and one without keys is answered
   * with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand, each with {@code RW}, {@code insert} and
   *     the like
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<KeyValue<K, Set<String>>>> commandGetkeysandflags(
      String command, Object... arguments) {
    return commandGetkeysandflags(command, Arrays.asList(arguments));
  }

  /**
   * Asks which arguments of a command are keys, and what it does to them ({@code COMMAND
   * GETKEYSANDFLAGS}), since Redis 7.0; the command is not run, and one without keys is answered
   * with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand, each with {@code RW}, {@code insert} and
   *     the like
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<KeyValue<K, Set<String>>>> commandGetkeysandflags(
      String command, Collection<?> arguments) {
    return execute(
        whole(CommandInfoSpecs.GETKEYSANDFLAGS, command, arguments)
            .returning(CommandInfoReplies.flaggedKeys(format().keyCodec())));
  }

  private CommandBuilder<K, V> whole(CommandSpec spec, String command, Collection<?> arguments) {
    CommandBuilder<K, V> builder = format().command(spec, 1 + arguments.size()).add(command);
    arguments.forEach(builder::any);
    return builder;
  }

  /**
   * Asks for some commands ({@code COMMAND INFO}).
   *
   * @param names in any case, a subcommand as {@code config|get} since Redis 7.0; none for all
   *     commands
   * @return what the server knows of each, in the order of the names, null for one that it lacks
   */
  default CompletableFuture<List<@Nullable CommandInfo>> commandInfo(String... names) {
    return commandInfo(Arrays.asList(names));
  }

  /**
   * Asks for some commands ({@code COMMAND INFO}).
   *
   * @param names in any case, a subcommand as {@code config|get} since Redis 7.0; none for all
   *     commands
   * @return what the server knows of each, in the order of the names, null for one that it lacks
   */
  default CompletableFuture<List<@Nullable CommandInfo>> commandInfo(Collection<String> names) {
    return execute(
        format()
            .command(CommandInfoSpecs.INFO, names.size())
            .texts(names)
            .returning(CommandInfoReplies.NAMED_COMMANDS));
  }

  /**
   * Asks for the names of all commands ({@code COMMAND LIST}), since Redis 7.0.
   *
   * @return the names
   */
  default CompletableFuture<List<String>> commandList() {
    return execute(format().command(CommandInfoSpecs.LIST, 0).returning(AdminReplies.TEXTS));
  }

  /**
   * Asks for the names of some commands ({@code COMMAND LIST FILTERBY}), since Redis 7.0.
   *
   * @param filter which ones
   * @return the names, of subcommands too
   */
  default CompletableFuture<List<String>> commandList(CommandFilter filter) {
    return execute(
        FilterWords.of(filter)
            .addTo(format().command(CommandInfoSpecs.LIST, 3))
            .returning(AdminReplies.TEXTS));
  }

  /**
   * Asks for the modules that the server has loaded ({@code MODULE LIST}).
   *
   * @return the modules, also those that are built in
   */
  default CompletableFuture<List<ModuleInfo>> moduleList() {
    return execute(
        format().command(CommandInfoSpecs.MODULE_LIST, 0).returning(CommandInfoReplies.MODULES));
  }

  /**
   * Asks for a diagnosis, for people to read ({@code MEMORY DOCTOR}).
   *
   * @return some sentences
   */
  default CompletableFuture<String> memoryDoctor() {
    return execute(format().command(MemorySpecs.DOCTOR, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Asks for what the allocator of the server tells of itself ({@code MEMORY MALLOC-STATS}).
   *
   * @return many lines, or one that says that there are none
   */
  default CompletableFuture<String> memoryMallocStats() {
    return execute(format().command(MemorySpecs.MALLOC_STATS, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Has the allocator of the server give memory back to the system ({@code MEMORY PURGE}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> memoryPurge() {
    return execute(format().command(MemorySpecs.PURGE, 0).returning(Replies.done()));
  }

  /**
   * Asks what the memory is used for ({@code MEMORY STATS}).
   *
   * @return the numbers
   */
  default CompletableFuture<MemoryStats> memoryStats() {
    return execute(format().command(MemorySpecs.STATS, 0).returning(MemoryReplies.STATS));
  }

  /**
   * Asks how much memory a key uses with its value, estimated from 5 elements of a value that has
   * more ({@code MEMORY USAGE}).
   *
   * @param key the key
   * @return bytes, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> memoryUsage(K key) {
    return execute(
        format().command(MemorySpecs.USAGE, 1).key(key).returning(Replies.integerOrNull()));
  }

  /**
   * Asks how much memory a key uses with its value ({@code MEMORY USAGE SAMPLES}).
   *
   * @param key the key
   * @param samples how many elements of the value are looked at, at least 0; 0 for all
   * @return bytes, or null if the key is missing
   * @throws IllegalArgumentException if the samples are fewer
   */
  default CompletableFuture<@Nullable Long> memoryUsage(K key, int samples) {
    return execute(
        format()
            .command(MemorySpecs.USAGE, 3)
            .key(key)
            .add("SAMPLES")
            .add(between(samples, 0, Integer.MAX_VALUE, "samples"))
            .returning(Replies.integerOrNull()));
  }

  /**
   * Asks for a diagnosis, for people to read ({@code LATENCY DOCTOR}).
   *
   * @return some sentences
   */
  default CompletableFuture<String> latencyDoctor() {
    return execute(format().command(LatencySpecs.DOCTOR, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Asks for a chart, for people to look at ({@code LATENCY GRAPH}); an error if nothing was noted.
   *
   * @param event of what, {@code command} for instance
   * @return some lines
   */
  default CompletableFuture<String> latencyGraph(String event) {
    return execute(format().command(LatencySpecs.GRAPH, 1).add(event).returning(AdminReplies.TEXT));
  }

  /**
   * Asks how long commands took ({@code LATENCY HISTOGRAM}), since Redis 7.0.
   *
   * @param commands the names of commands; none for all
   * @return the counts of each by its name in lower case, without those that were never called
   */
  default CompletableFuture<Map<String, LatencyHistogram>> latencyHistogram(String... commands) {
    return latencyHistogram(Arrays.asList(commands));
  }

  /**
   * Asks how long commands took ({@code LATENCY HISTOGRAM}), since Redis 7.0.
   *
   * @param commands the names of commands; none for all
   * @return the counts of each by its name in lower case, without those that were never called
   */
  default CompletableFuture<Map<String, LatencyHistogram>> latencyHistogram(
      Collection<String> commands) {
    return execute(
        format()
            .command(LatencySpecs.HISTOGRAM, commands.size())
            .texts(commands)
            .returning(LatencyReplies.HISTOGRAMS));
  }

  /**
   * Asks what was noted of one kind ({@code LATENCY HISTORY}).
   *
   * @param event of what, {@code command} for instance
   * @return up to 160 notes, the oldest first
   */
  default CompletableFuture<List<LatencySample>> latencyHistory(String event) {
    return execute(
        format().command(LatencySpecs.HISTORY, 1).add(event).returning(LatencyReplies.HISTORY));
  }

  /**
   * Asks what was noted last of each kind ({@code LATENCY LATEST}).
   *
   * @return the last of each
   */
  default CompletableFuture<List<LatencyEvent>> latencyLatest() {
    return execute(format().command(LatencySpecs.LATEST, 0).returning(LatencyReplies.LATEST));
  }

  /**
   * Has the server forget its notes ({@code LATENCY RESET}).
   *
   * @param events of what; none for all
   * @return how many kinds there were
   */
  default CompletableFuture<Long> latencyReset(String... events) {
    return latencyReset(Arrays.asList(events));
  }

  /**
   * Has the server forget its notes ({@code LATENCY RESET}).
   *
   * @param events of what; none for all
   * @return how many kinds there were
   */
  default CompletableFuture<Long> latencyReset(Collection<String> events) {
    return execute(
        format()
            .command(LatencySpecs.RESET, events.size())
            .texts(events)
            .returning(Replies.integer()));
  }

  /**
   * Asks for the last 10 commands that took long ({@code SLOWLOG GET}).
   *
   * @return the commands, the latest first
   */
  default CompletableFuture<List<SlowlogEntry>> slowlogGet() {
    return execute(format().command(LogSpecs.SLOWLOG_GET, 0).returning(LogReplies.SLOWLOG));
  }

  /**
   * Asks for the last commands that took long ({@code SLOWLOG GET}).
   *
   * @param count how many at most, at least 0
   * @return the commands, the latest first
   * @throws IllegalArgumentException if the count is less
   */
  default CompletableFuture<List<SlowlogEntry>> slowlogGet(int count) {
    return execute(
        format()
            .command(LogSpecs.SLOWLOG_GET, 1)
            .add(between(count, 0, Integer.MAX_VALUE, "count"))
            .returning(LogReplies.SLOWLOG));
  }

  /**
   * Asks how many commands that took long are noted ({@code SLOWLOG LEN}).
   *
   * @return how many
   */
  default CompletableFuture<Long> slowlogLen() {
    return execute(format().command(LogSpecs.SLOWLOG_LEN, 0).returning(Replies.integer()));
  }

  /**
   * Has the server forget the commands that took long ({@code SLOWLOG RESET}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> slowlogReset() {
    return execute(format().command(LogSpecs.SLOWLOG_RESET, 0).returning(Replies.done()));
  }

  /**
   * Asks for the last commands that took much ({@code COMMANDLOG GET}), since Valkey 8.1.
   *
   * @param count how many at most, at least 0
   * @param type of what they took much
   * @return the commands, the latest first
   * @throws IllegalArgumentException if the count is less
   */
  default CompletableFuture<List<CommandlogEntry>> commandlogGet(int count, CommandlogType type) {
    return execute(
        format()
            .command(LogSpecs.COMMANDLOG_GET, 2)
            .add(between(count, 0, Integer.MAX_VALUE, "count"))
            .add(type.word())
            .returning(LogReplies.COMMANDLOG));
  }

  /**
   * Asks how many commands that took much are noted ({@code COMMANDLOG LEN}), since Valkey 8.1.
   *
   * @param type of what they took much
   * @return how many
   */
  default CompletableFuture<Long> commandlogLen(CommandlogType type) {
    return execute(
        format().command(LogSpecs.COMMANDLOG_LEN, 1).add(type.word()).returning(Replies.integer()));
  }

  /**
   * Has the server forget the commands that took much ({@code COMMANDLOG RESET}), since Valkey 8.1.
   *
   * @param type of what they took much
   * @return completes when it is done
   */
  default CompletableFuture<Void> commandlogReset(CommandlogType type) {
    return execute(
        format().command(LogSpecs.COMMANDLOG_RESET, 1).add(type.word()).returning(Replies.done()));
  }
}
