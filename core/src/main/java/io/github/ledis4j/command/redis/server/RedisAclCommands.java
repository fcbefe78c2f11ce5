package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis about its users and what they may do ({@code ACL}).
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisAclCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for the categories of commands ({@code ACL CAT}).
   *
   * @return their names, {@code read} for instance
   */
  default CompletableFuture<List<String>> aclCat() {
    return execute(format().command(AclSpecs.CAT, 0).returning(AdminReplies.TEXTS));
  }

  /**
   * Asks for the commands of a category ({@code ACL CAT}); an unknown one is answered with an
   * error.
   *
   * @param category its name, {@code read} for instance
   * @return the names of the commands, a subcommand as {@code config|get}
   */
  default CompletableFuture<List<String>> aclCat(String category) {
    return execute(format().command(AclSpecs.CAT, 1).add(category).returning(AdminReplies.TEXTS));
  }

  /**
   * Deletes users and closes their connections ({@code ACL DELUSER}).
   *
   * @param usernames at least one name
   * @return how many there were
   * @throws IllegalArgumentException if there is no name
   */
  default CompletableFuture<Long> aclDeluser(String... usernames) {
    return aclDeluser(Arrays.asList(usernames));
  }

  /**
   * Deletes users and closes their connections ({@code ACL DELUSER}).
   *
   * @param usernames at least one name
   * @return how many there were
   * @throws IllegalArgumentException if there is no name
   */
  default CompletableFuture<Long> aclDeluser(Collection<String> usernames) {
    return execute(
        format()
            .command(AclSpecs.DELUSER, count(usernames, "user"))
            .texts(usernames)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a user may run a command, which is not run ({@code ACL DRYRUN}), since Redis 7.0.
   *
   * @param username who
   * @param command the name of the command, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return whether the user may, and why not
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<AclDecision> aclDryrun(
      String username, String command, Object... arguments) {
    return aclDryrun(username, command, Arrays.asList(arguments));
  }

  /**
   * Asks whether a user may run a command, which is not run ({@code ACL DRYRUN}), since Redis 7.0.
   *
   * @param username who
   * @param command the name of the command, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return whether the user may, and why not
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<AclDecision> aclDryrun(
      String username, String command, Collection<?> arguments) {
    CommandBuilder<K, V> builder =
        format().command(AclSpecs.DRYRUN, 2 + arguments.size()).add(username).add(command);
    arguments.forEach(builder::any);
    return execute(builder.returning(AclReplies.DECISION));
  }

  /**
   * Has the server make a password of 256 bits ({@code ACL GENPASS}).
   *
   * @return 64 hexadecimal digits
   */
  default CompletableFuture<String> aclGenpass() {
    return execute(format().command(AclSpecs.GENPASS, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Has the server make a password ({@code ACL GENPASS}).
   *
   * @param bits how long, 1 to 4096; rounded up to a multiple of 4
   * @return hexadecimal digits, one for 4 bits
   * @throws IllegalArgumentException if the bits are fewer or more
   */
  default CompletableFuture<String> aclGenpass(int bits) {
    return execute(
        format()
            .command(AclSpecs.GENPASS, 1)
            .add(between(bits, 1, 4_096, "bits"))
            .returning(AdminReplies.TEXT));
  }

  /**
   * Asks for what is known of a user ({@code ACL GETUSER}).
   *
   * @param username who
   * @return the user, or null if there is none of that name
   */
  default CompletableFuture<@Nullable AclUser> aclGetuser(String username) {
    return execute(format().command(AclSpecs.GETUSER, 1).add(username).returning(AclReplies.USER));
  }

  /**
   * Asks for all users as lines of an ACL file ({@code ACL LIST}), digests of their passwords
   * included.
   *
   * @return a line for each user
   */
  default CompletableFuture<List<String>> aclList() {
    return execute(format().command(AclSpecs.LIST, 0).returning(AdminReplies.TEXTS));
  }

  /**
   * Has the server read its users from its ACL file ({@code ACL LOAD}); a server without one, or
   * with a mistake in it, answers an error and keeps the users it has.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> aclLoad() {
    return execute(format().command(AclSpecs.LOAD, 0).returning(Replies.done()));
  }

  /**
   * Asks for the last 10 refusals ({@code ACL LOG}).
   *
   * @return what users were refused, the latest first
   */
  default CompletableFuture<List<AclLogEntry>> aclLog() {
    return execute(format().command(AclSpecs.LOG, 0).returning(AclReplies.LOG));
  }

  /**
   * Asks for the last refusals ({@code ACL LOG}).
   *
   * @param count how many at most, at least 1
   * @return what users were refused, the latest first
   * @throws IllegalArgumentException if the count is less
   */
  default CompletableFuture<List<AclLogEntry>> aclLog(int count) {
    return execute(
        format()
            .command(AclSpecs.LOG, 1)
            .add(between(count, 1, Integer.MAX_VALUE, "count"))
            .returning(AclReplies.LOG));
  }

  /**
   * Has the server forget all refusals ({@code ACL LOG RESET}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> aclLogReset() {
    return execute(format().command(AclSpecs.LOG_RESET, 1).add("RESET").returning(Replies.done()));
  }

  /**
   * Has the server write its users into its ACL file ({@code ACL SAVE}); a server without one
   * answers an error.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> aclSave() {
    return execute(format().command(AclSpecs.SAVE, 0).returning(Replies.done()));
  }

  /**
   * Makes or changes a user ({@code ACL SETUSER}), by all rules or none: {@code aclSetuser("app",
   * "on", ">secret", "~app:*", "+@read")}. A rule that the server does not know is answered with an
   * error.
   *
   * @param username who
   * @param rules in the order in which they apply, added to those that a user has; one without any
   *     is made a user who may nothing
   * @return completes when it is done
   */
  default CompletableFuture<Void> aclSetuser(String username, String... rules) {
    return aclSetuser(username, Arrays.asList(rules));
  }

  /**
   * Makes or changes a user ({@code ACL SETUSER}), by all rules or none, as {@link
   * #aclSetuser(String, String...)}.
   *
   * @param username who
   * @param rules in the order in which they apply, added to those that a user has; one without any
   *     is made a user who may nothing
   * @return completes when it is done
   */
  default CompletableFuture<Void> aclSetuser(String username, Collection<String> rules) {
    return execute(
        format()
            .command(AclSpecs.SETUSER, 1 + rules.size())
            .add(username)
            .texts(rules)
            .returning(Replies.done()));
  }

  /**
   * Asks for the names of all users ({@code ACL USERS}).
   *
   * @return the names
   */
  default CompletableFuture<List<String>> aclUsers() {
    return execute(format().command(AclSpecs.USERS, 0).returning(AdminReplies.TEXTS));
  }

  /**
   * Asks which user this sink is logged in as ({@code ACL WHOAMI}).
   *
   * @return the name
   */
  default CompletableFuture<String> aclWhoami() {
    return execute(format().command(AclSpecs.WHOAMI, 0).returning(AdminReplies.TEXT));
  }
}
