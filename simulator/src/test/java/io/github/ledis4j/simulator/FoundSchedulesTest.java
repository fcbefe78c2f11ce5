package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.simulator.user.ClusterDeed;
import io.github.ledis4j.simulator.user.LedisDeed;
import io.github.ledis4j.simulator.user.RedisDeed;
import io.github.ledis4j.simulator.user.SentinelDeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Schedules that fail as long as a fault is there, each with only what it needs. Most were found
 * with the fault put back.
 */
class FoundSchedulesTest {
  /** A command that its caller had written was refused for now, and its deadline forgotten. */
  @Test
  void should_hold_when_a_server_that_loads_refuses_what_a_caller_wrote() {
    assertHolds(
        10887L,
        Play.FORGETFUL_REDIS,
        new Step(1, 259187623L, Trouble.DOOR, -709839537661769287L),
        new Step(5, 500577439L, Trouble.KILL, 491522664726551224L),
        new Step(14, 1179343815L, RedisDeed.POP, 5584531574854365576L),
        new Step(17, 1588481946L, RedisDeed.HOLD, 3194457530541698311L));
    assertHolds(
        32265L,
        Play.FORGETFUL_REDIS,
        new Step(19, 1176720916L, RedisDeed.BATCH, -2069234278222409146L),
        new Step(26, 1327082359L, RedisDeed.TRANSACTION, 1704425199454410436L),
        new Step(27, 1338406770L, Trouble.REFUSAL, -8156474775263107924L),
        new Step(29, 1365128262L, RedisDeed.SET, 3783008152234148225L),
        new Step(30, 1393863974L, RedisDeed.SET, 1798794975198750101L));
  }

  /** The call under way was lost where a buffer could not be had. */
  @Test
  void should_hold_when_a_buffer_cannot_be_had() {
    assertHolds(
        15L,
        Play.SENTINEL,
        new Step(10, 1050931948L, Trouble.NO_MEMORY, -4299924430983738025L),
        new Step(11, 1081775873L, SentinelDeed.READ_FROM_A_REPLICA, -8953238562356826639L));
  }

  /** A write failed, and the connection stayed as if it had not. */
  @Test
  void should_hold_when_a_write_fails_unseen() {
    assertHolds(
        31L,
        Play.FORGETFUL_REDIS,
        new Step(0, 73683226L, RedisDeed.POP, -328097537184506121L),
        new Step(1, 90663531L, RedisDeed.INCR, 3475703952943005908L),
        new Step(4, 218482025L, RedisDeed.SET, 6265974239118929705L),
        new Step(5, 247703891L, RedisDeed.BATCH, 75159555406539733L),
        new Step(7, 310538377L, Trouble.NO_MEMORY, -3832752560491445054L),
        new Step(9, 526858593L, RedisDeed.CODEC_THROWS, -1095370642367989797L),
        new Step(10, 540196221L, RedisDeed.INCR, 6925843214674221483L),
        new Step(11, 563030258L, RedisDeed.INCR, -8096882343875894210L));
  }

  /** A probe of our own was queued in the MULTI of a user. */
  @Test
  void should_hold_when_a_probe_is_due_in_a_transaction_by_hand() {
    assertHolds(
        36L, Play.REDIS, new Step(18, 115009566L, RedisDeed.MULTI_BY_HAND, -7642294009205194098L));
  }

  /** A server whose replies waited for an executor was taken for dead. */
  @Test
  void should_hold_when_an_executor_stands_still() {
    assertHolds(
        132L, Play.REDIS, new Step(34, 167530877L, RedisDeed.READ_LARGE, -6192321295058582365L));
  }

  /** A read that killed its server was sent again and again. */
  @Test
  void should_hold_when_a_read_kills_its_server() {
    assertHolds(2L, Play.REDIS, new Step(13, 1371275158L, RedisDeed.POISON, -2450845319755151815L));
  }

  /** Reads that stood beside it were lost with it a second time. */
  @Test
  void should_hold_when_reads_stand_beside_one_that_kills() {
    assertHolds(602L, Play.REDIS, new Step(0, 164372962L, RedisDeed.POISON, 1521530487987470649L));
  }

  /** A lease was dialled for beyond its deadline. */
  @Test
  void should_hold_when_nobody_answers_who_dials_for_a_lease() {
    assertHolds(
        25L,
        Play.SENTINEL,
        new Step(31, 1418930985L, Trouble.HOST_GONE, 3648142804854839349L),
        new Step(34, 1491856630L, RedisDeed.LEASE, -7005149507658621015L));
  }

  /** Each handshake let the back-off begin anew. */
  @Test
  void should_hold_when_connections_end_after_their_handshake() {
    assertHolds(
        257L,
        Play.LEDIS,
        new Step(8, 105348650L, LedisDeed.OTHER_DATABASE, -3095519573470372354L),
        new Step(10, 198859956L, LedisDeed.HINCRBY, -412879436428646950L),
        new Step(12, 791025339L, Trouble.DOOR, -4222442839046219615L));
  }

  /** Who waited for long did not notice that the host was gone. */
  @Test
  void should_hold_when_the_host_is_gone_in_a_long_wait() {
    assertHolds(
        65L,
        Play.REDIS,
        new Step(33, 718568809L, RedisDeed.LONG_POP, 8380573247839989697L),
        new Step(43, 848865382L, Trouble.HOST_GONE, 4454729923998842768L));
  }

  /** A server with too many clients was taken for one without HELLO. */
  @Test
  void should_hold_when_there_are_too_many_clients() {
    assertHolds(
        95L,
        Play.FORGETFUL_REDIS,
        new Step(12, 503935541L, Trouble.WELCOME, -454708278822356815L),
        new Step(15, 671326223L, RedisDeed.SET, -4900730913013764480L));
  }

  /** A server that loaded its data was taken for one that wants nobody. */
  @Test
  void should_hold_when_the_server_loads_in_a_handshake() {
    assertHolds(
        10L,
        Play.SENTINEL,
        new Step(0, 1124108L, Trouble.KILL, 4112156948940722796L),
        new Step(1, 4687590L, RedisDeed.TRANSACTION, -6710694316649861601L));
  }

  /** A database that was refused for now was taken for none. */
  @Test
  void should_hold_when_a_database_is_refused_for_now() {
    assertHolds(
        1686L,
        Play.REDIS,
        new Step(20, 291734876L, Trouble.WELCOME, 5954587442839981553L),
        new Step(26, 411338076L, RedisDeed.VIEW, -848256253597394587L));
  }

  /** A wrong password was overlooked. */
  @Test
  void should_hold_when_a_password_is_wrong() {
    assertHolds(
        38L,
        Play.FORGETFUL_REDIS,
        new Step(22, 1319133657L, RedisDeed.CODEC_THROWS, -2987419697572279422L),
        new Step(23, 1382337442L, RedisDeed.CODEC_THROWS, 5967720445150316751L),
        new Step(26, 1413376273L, RedisDeed.HOLD, -7837513848736302241L));
  }

  /** What could have waited for a server was rejected. */
  @Test
  void should_hold_when_the_server_loads() {
    assertHolds(
        19L,
        Play.REDIS,
        new Step(18, 539396615L, RedisDeed.GET, 3228433904651085064L),
        new Step(19, 575713262L, RedisDeed.VIEW, 1051711166847713454L),
        new Step(24, 748563305L, Trouble.REFUSAL, -7938973477935857472L),
        new Step(27, 796643739L, RedisDeed.BURST, 8110372951608925670L));
  }

  /** Writes overtook one that was refused for now. */
  @Test
  void should_hold_when_some_writes_are_refused() {
    assertHolds(
        4056L,
        Play.FORGETFUL_REDIS,
        new Step(6, 277025063L, Trouble.HICCUP, -8270335378933968909L),
        new Step(7, 333714165L, RedisDeed.BURST, 5812860888971041296L),
        new Step(25, 806655306L, RedisDeed.BURST, -1766259004205350922L));
  }

  /** Part of a batch found no place in the queue. */
  @Test
  void should_hold_when_the_queue_has_room_for_part_of_a_batch() {
    assertHolds(
        7L, Play.REDIS, new Step(0, 14255453L, RedisDeed.LARGE_BATCH, -1810637266259588281L));
  }

  /** Netty's decoders read on from the middle of one reply to the middle of the next. */
  @Test
  void should_hold_when_long_replies_wait_and_netty_parses() {
    assertHolds(
        1300L,
        Play.REDIS,
        new Step(8, 14000022L, Trouble.STALL, -2836198652874463419L),
        new Step(21, 43134533L, RedisDeed.READ_LARGE, 8219439961573611391L));
  }

  /**
   * Replies that waited for an executor had no limit, after the loss of their connection either.
   */
  @Test
  void should_hold_when_long_replies_wait_over_the_end_of_a_connection() {
    assertHolds(
        989L, Play.REDIS, new Step(70, 1984271701L, RedisDeed.READ_LARGE, -7170899824383309936L));
    assertHolds(
        254L,
        Play.REDIS,
        new Step(31, 693115417L, Trouble.EXECUTOR, 4212712174743274800L),
        new Step(43, 858242129L, RedisDeed.READ_LARGE, -4539348912939320162L));
  }

  /** What callers had given up kept others out of the queue. */
  @Test
  void should_hold_when_callers_give_up_while_nobody_is_connected() {
    assertHolds(
        219L,
        Play.REDIS,
        new Step(5, 365962547L, Trouble.DOOR, -4711228835921226329L),
        new Step(8, 798181615L, RedisDeed.ABANDON, 7330736845802483995L));
  }

  /** The model's server accepted a client that no longer wanted to connect: one socket too many. */
  @Test
  void should_hold_when_a_server_answers_who_no_longer_connects() {
    assertHolds(
        1883277837945871620L,
        Play.LEDIS,
        new Step(0, 90967198L, Trouble.DOOR, 8965444082052359902L),
        new Step(2, 280520834L, LedisDeed.HINCRBY, -4203248844538631672L),
        new Step(4, 513043842L, LedisDeed.INCR, -5968944938066544124L),
        new Step(5, 756978316L, Trouble.STALL, -5792064606340045897L),
        new Step(8, 957609108L, LedisDeed.BATCH, -8885283394693823785L));
  }

  /** Time limits that waited for a slow executor let the silence of a dead server begin anew. */
  @Test
  void should_hold_when_a_host_is_gone_and_time_limits_fill_the_budget_of_replies() {
    assertHolds(
        1883291294148628577L,
        Play.REDIS,
        new Step(3, 27643251L, RedisDeed.LOCK, -5004099218213739695L),
        new Step(5, 33728543L, RedisDeed.READ_LARGE, 5817572637636567839L),
        new Step(9, 40048739L, RedisDeed.VIEW, 970129019970632572L),
        new Step(16, 54464577L, RedisDeed.MONITOR, -4859093210901763182L),
        new Step(17, 54709433L, RedisDeed.LONG_POP, -1344405526339074334L),
        new Step(34, 170914341L, RedisDeed.VIEW, -9139229666462545004L),
        new Step(40, 376300003L, Trouble.HOST_GONE, 4650038346132319906L));
  }

  /** The model's dead server answered at another address of its. */
  @Test
  void should_hold_when_a_server_dies_that_has_moved() {
    assertHolds(
        1883291294148639426L,
        Play.FORGETFUL_REDIS,
        new Step(14, 883464658L, Trouble.MOVE, 251058624908568808L),
        new Step(15, 899453625L, Trouble.FORGETS, -7250664812413139941L),
        new Step(17, 930444847L, RedisDeed.LEASE, -8501192905751323477L),
        new Step(18, 1067809385L, RedisDeed.GET, -1378930811006126974L),
        new Step(20, 1141717673L, Trouble.WELCOME, 2374537942925458820L),
        new Step(21, 1151296044L, RedisDeed.GET, 228064963804462425L));
  }

  /** A check took a write that was refused when it was sent again for one that never ran. */
  @Test
  void should_hold_when_only_the_second_try_of_a_write_is_refused() {
    assertHolds(
        1883291294148599480L,
        Play.REDIS,
        new Step(26, 101355213L, RedisDeed.READ_LARGE, -8584494457825371163L),
        new Step(33, 119002124L, RedisDeed.VIEW, -4621944144076820876L),
        new Step(50, 429172148L, Trouble.REFUSAL, -8292706214173667111L));
  }

  /** What callers added to a socket that took no more was taken for a sign of life. */
  @Test
  void should_hold_when_a_host_is_gone_whose_socket_is_full_and_callers_go_on() {
    assertHolds(
        244L,
        Play.REDIS,
        new Step(0, 50000000L, RedisDeed.SET, -5399533885202880181L),
        new Step(1, 110000000L, RedisDeed.VIEW, 5650045427203637539L),
        new Step(6, 376300003L, Trouble.HOST_GONE, 3886679484096198290L));
    assertHolds(
        5431L,
        Play.REDIS,
        new Step(0, 50000000L, RedisDeed.SET, -4197408760234370767L),
        new Step(1, 110000000L, RedisDeed.VIEW, 5409453208315192554L),
        new Step(6, 376300003L, Trouble.HOST_GONE, 5059200084536391841L));
  }

  /**
   * A call came to a connection when its time was over, and the next attempt to connect was dropped
   * to have it sooner; a call had no end after that, and the client did not close.
   */
  @Test
  void should_hold_when_a_call_is_too_late_where_it_is_sent() {
    assertHolds(
        6121L,
        Play.CLUSTER,
        new Step(0, 811573L, ClusterDeed.READ_FROM, 808748248913911197L),
        new Step(1, 2703522L, ClusterTrouble.NODE_DIES, -2982277213991142806L),
        new Step(2, 3533831L, ClusterDeed.BATCH, 5173542786677939253L),
        new Step(4, 14643861L, Trouble.DOOR, -2161474762891085614L),
        new Step(5, 28606284L, ClusterDeed.TRANSACTION, 3881047699693570016L),
        new Step(6, 46980437L, ClusterDeed.BATCH, -9026845913841059591L),
        new Step(7, 47023991L, ClusterDeed.GET, -2875583844983300236L),
        new Step(10, 98566988L, ClusterDeed.BURST, 7801447151932061421L),
        new Step(11, 105149586L, ClusterDeed.BURST, 3509054089738032622L),
        new Step(13, 109054813L, Trouble.DEATH_IN_A_REPLY, 8582138629442646330L),
        new Step(14, 119479645L, ClusterDeed.TRANSACTION, -2257869923550665902L),
        new Step(15, 132256155L, ClusterDeed.INCR, 161502957868411104L),
        new Step(19, 143747737L, ClusterDeed.APPEND, 8351917936124426471L),
        new Step(20, 151232750L, ClusterDeed.SEVERAL_KEYS, -6477505493007481191L),
        new Step(21, 161190863L, Trouble.RESET, -7039556099719243121L));
  }

  /** Of a transaction one command was sent on, and one was refused for good: that ends it. */
  @Test
  void should_hold_when_of_a_transaction_one_command_is_elsewhere_and_one_is_refused_for_good() {
    assertHolds(
        33063L,
        Play.CLUSTER,
        new Step(0, 74798L, ClusterDeed.WATCH, 4562835110136202253L),
        new Step(1, 15470206L, ClusterDeed.BURST, 9093480548032218957L),
        new Step(3, 27264286L, ClusterDeed.WATCH, -382805715326684008L),
        new Step(7, 49038784L, ClusterDeed.WATCH, -4062581439505862683L),
        new Step(8, 58566576L, ClusterDeed.INCR, -3907813582828227958L),
        new Step(9, 59029045L, ClusterDeed.TRANSACTION, -7415981107345909762L),
        new Step(10, 60033724L, ClusterDeed.POP, -1198560009609902923L),
        new Step(11, 63533465L, ClusterDeed.BURST, -6091481760366905890L),
        new Step(12, 63791306L, ClusterDeed.INCR, -4700087961970927334L),
        new Step(14, 72937522L, Trouble.REFUSAL, -84302836260926835L),
        new Step(20, 89976279L, ClusterDeed.TRANSACTION, 1485443318957599126L),
        new Step(21, 97490574L, ClusterTrouble.SLOT_MIGRATES, 484713350773308565L),
        new Step(37, 151702943L, ClusterDeed.BURST, -2587079420306904365L));
  }

  /** The world heals between the lost part of a reply and the silence that it begins. */
  @Test
  void should_hold_when_a_server_reads_well_again_that_has_sent_a_part_of_a_reply() {
    assertHolds(
        115751L,
        Play.CLUSTER,
        new Step(0, 46716300L, ClusterDeed.POP, 4739862977018609941L),
        new Step(1, 96871276L, ClusterDeed.BATCH, 610123740784700141L),
        new Step(2, 141090691L, Trouble.RESET, 3536322354342821389L),
        new Step(3, 156619113L, ClusterDeed.POP, 2463252838521541129L),
        new Step(4, 182042955L, ClusterDeed.APPEND, -701107455784738311L),
        new Step(5, 190445876L, ClusterDeed.ACROSS_SLOTS, -3951849398644762194L),
        new Step(6, 256935390L, Trouble.SLOW_READER, 4426140407485267882L),
        new Step(7, 301314078L, ClusterDeed.ACROSS_SLOTS, -5921783963852532288L),
        new Step(8, 337916511L, ClusterDeed.PUSH, 8791237764747535923L),
        new Step(9, 429449427L, ClusterDeed.INCR, 3754309822865586397L),
        new Step(10, 435174421L, ClusterDeed.SCAN, 5598028212574124103L),
        new Step(11, 443173313L, ClusterDeed.GET, 6846831455777088293L));
  }

  /** What was read before the executor stood still does not count, be its server gone. */
  @Test
  void should_hold_when_a_server_is_gone_that_has_left_much_to_read() {
    assertHolds(
        1883328846594336531L,
        Play.REDIS,
        new Step(21, 977619033L, RedisDeed.LONG_POP, 5917892549439600890L),
        new Step(22, 1029353688L, RedisDeed.READ_LARGE, 8802971311565402791L),
        new Step(26, 1188156009L, Trouble.STALL, 1784224954082110757L),
        new Step(34, 1435528583L, RedisDeed.READ_LARGE, -339250360549167790L));
  }

  /**
   * The node that gets a slot takes no {@code ASKING} for now, and sends back what is behind it.
   */
  @Test
  void should_hold_when_a_node_that_gets_a_slot_takes_no_asking() {
    assertHolds(
        1883324698571310882L,
        Play.CLUSTER,
        new Step(0, 12736417L, Trouble.REFUSAL, -1535488369589947092L),
        new Step(2, 25710577L, ClusterDeed.BURST, -8866924478111383586L),
        new Step(25, 172267032L, ClusterTrouble.SLOT_MIGRATES, -329838102449059133L),
        new Step(26, 174454127L, ClusterDeed.APPEND, -3469940176414654906L));
  }

  /** Half of a large batch was not counted among what fills a queue. */
  @Test
  void should_hold_when_a_large_batch_has_filled_the_queue() {
    assertHolds(
        20146116L,
        Play.REDIS,
        new Step(3, 173928214L, RedisDeed.VIEW, 5680940484886244942L),
        new Step(7, 656247338L, Trouble.SLOW_READER, -6090519525138051794L),
        new Step(11, 803659476L, RedisDeed.LARGE_BATCH, 7015804197434821979L),
        new Step(13, 905146424L, RedisDeed.CODEC_THROWS, -3233617570385239104L));
  }

  /** Writers begin again and again, and have no more time for each row than 200 ms. */
  @Test
  void should_hold_when_writers_have_rows_left_and_nobody_is_connected() {
    assertHolds(
        20261237L,
        Play.REDIS,
        new Step(13, 1440780691L, Trouble.DOOR, 5457044187135269989L),
        new Step(17, 1817503636L, RedisDeed.WRITER, 4022595193742856313L));
  }

  /**
   * To connect takes 650 ms, as a name leads to a silent host first, and a read needs it thrice.
   */
  @Test
  void should_hold_when_a_server_is_killed_twice_to_which_it_takes_long_to_connect() {
    assertHolds(
        20939564L, Play.REDIS, new Step(0, 1661017976L, RedisDeed.POISON, -3188580448590481970L));
  }

  /** A loop stands still where a lease ends that is longer than it was when somebody got it. */
  @Test
  void should_hold_when_a_lease_that_was_extended_ends_while_a_loop_stands_still() {
    assertHolds(
        20923887L,
        Play.REDIS,
        new Step(13, 60967998L, RedisDeed.POP, 8143921242719568270L),
        new Step(15, 66019361L, RedisDeed.HOLD, -6956691149619397811L),
        new Step(16, 66204382L, RedisDeed.MULTI_BY_HAND, 4317422505780948159L),
        new Step(17, 69619136L, RedisDeed.POISON, -1331013176051145729L),
        new Step(18, 73618980L, RedisDeed.LOCK, 945806787511774382L),
        new Step(19, 76719439L, RedisDeed.LOCK, -3901840631545363154L),
        new Step(21, 79896987L, RedisDeed.VIEW, 8195345225143122336L),
        new Step(38, 171395896L, RedisDeed.MULTI_BY_HAND, 760897647205393696L),
        new Step(44, 198561892L, RedisDeed.WATCH, 7956050774475432632L),
        new Step(45, 199644244L, RedisDeed.MULTI_BY_HAND, -1519595132489591929L),
        new Step(49, 1176184408L, Trouble.STALL, -2467904530166179215L),
        new Step(51, 1264157789L, Trouble.STALL, -4152398029809469160L));
  }

  /** A command is done in the last moment, and no monitor has heard of it yet. */
  @Test
  void should_hold_when_a_command_runs_where_monitors_are_looked_at() {
    assertHolds(
        21083548L,
        Play.REDIS,
        new Step(0, 121531L, RedisDeed.SET, 1110799091720188654L),
        new Step(1, 3228512L, RedisDeed.PUSH, -61711729920466831L),
        new Step(2, 23554234L, RedisDeed.LONG_POP, -6340927561173036466L),
        new Step(3, 26429266L, RedisDeed.BURST, -3321795750799065919L),
        new Step(4, 30145351L, RedisDeed.MULTI_BY_HAND, -2692625575462820972L),
        new Step(5, 32508533L, RedisDeed.HOLD, 1448228261978705082L),
        new Step(8, 43063443L, RedisDeed.LEASE, 3416595169507590776L),
        new Step(9, 49349053L, RedisDeed.MULTI_BY_HAND, -5200712085079627174L),
        new Step(10, 51844222L, RedisDeed.LEASE, -3836951803807102969L),
        new Step(11, 53419394L, RedisDeed.CODEC_THROWS, -198718685406848556L),
        new Step(12, 55783110L, RedisDeed.MULTI_BY_HAND, -1383673924355761116L),
        new Step(13, 72732213L, RedisDeed.SUBSCRIBE, -5086232489445053719L),
        new Step(14, 77458677L, RedisDeed.GET, -8260117514608343344L),
        new Step(15, 77896157L, RedisDeed.HOLD, -856125112515751694L),
        new Step(17, 94670619L, RedisDeed.GET, -42580032883962695L),
        new Step(18, 123011690L, RedisDeed.BURST, 3484567534908687912L),
        new Step(19, 130299190L, RedisDeed.MULTI_BY_HAND, 4955095431692567826L),
        new Step(20, 147275013L, RedisDeed.LEASE, 6459022398017328716L),
        new Step(21, 148150372L, RedisDeed.HOLD, 793251652967649937L),
        new Step(22, 154456982L, RedisDeed.WRITER, -4916347475917933280L),
        new Step(23, 154586134L, RedisDeed.PUSH, -8887267137709171283L),
        new Step(24, 156649661L, RedisDeed.BATCH, 4815049773318817645L),
        new Step(26, 164971458L, RedisDeed.INCR, -8065448437187583253L),
        new Step(27, 165334656L, RedisDeed.MONITOR, -5327915670385160971L),
        new Step(29, 168950897L, RedisDeed.PUSH, -2657932584389539633L),
        new Step(30, 172198360L, RedisDeed.BATCH, 9025285747733891115L),
        new Step(31, 188846226L, RedisDeed.BURST, -3988012419619510549L));
  }

  /** Each attempt is three where three Sentinels name the server that nobody reaches. */
  @Test
  void should_hold_when_sentinels_name_a_server_that_refuses_everybody() {
    assertHolds(
        21787266L,
        Play.SENTINEL,
        new Step(0, 101877294L, Trouble.DOOR, 1905708622040940465L),
        new Step(2, 617643720L, RedisDeed.BURST, -2625903148635842811L),
        new Step(6, 855638141L, Trouble.NO_MEMORY, 6947938285989886435L),
        new Step(11, 1185661962L, RedisDeed.BURST, 3641295888915478102L),
        new Step(18, 1444002433L, Trouble.HICCUP, -222882222113032211L),
        new Step(19, 1444658594L, RedisDeed.CODEC_THROWS, 2517927526891558310L),
        new Step(21, 1726742833L, RedisDeed.INCR, 7862379191076893723L),
        new Step(22, 1743362914L, RedisDeed.INCR, 5029514784639472564L));
  }

  /** A script waited for a connection, and then had to be sent in full. */
  @Test
  void should_hold_when_a_script_that_waited_is_not_known() {
    assertHolds(
        21882250L,
        Play.REDIS,
        new Step(0, 7862585L, RedisDeed.TRANSACTION, 3643853697087849436L),
        new Step(1, 80654438L, RedisDeed.WRITER, -2516356952652741769L),
        new Step(2, 136984408L, Trouble.DOOR, 4146868665716251676L),
        new Step(3, 314336378L, Trouble.HICCUP, -8191281953250081973L),
        new Step(4, 333905363L, RedisDeed.POP, -7364366885249091750L),
        new Step(5, 350961171L, RedisDeed.INCR, 5559838666257348321L),
        new Step(6, 514500182L, RedisDeed.PUSH, 3833133271029550851L),
        new Step(7, 548864074L, RedisDeed.WRITER, 4766069765288031591L),
        new Step(8, 630022790L, RedisDeed.TRANSACTION, 8473326214644036913L),
        new Step(10, 934512711L, RedisDeed.TRANSACTION, 3878551007644257026L),
        new Step(11, 997656655L, RedisDeed.MULTI_BY_HAND, 2158143979003546503L),
        new Step(12, 1000548626L, RedisDeed.VIEW, 6924363863921478091L),
        new Step(21, 1947790210L, RedisDeed.POP, 4369084731725510988L));
  }

  /** What was under way behind it failed as if the server had talked nonsense. */
  @Test
  void should_hold_when_exec_alone_is_refused_and_another_transaction_is_behind_it() {
    assertHolds(
        20414752L,
        Play.FORGETFUL_REDIS,
        new Step(4, 327677390L, RedisDeed.CODEC_THROWS, -6224913962153367427L),
        new Step(5, 425669805L, Trouble.SLOW_READER, -8293578411440480682L),
        new Step(6, 523725487L, RedisDeed.TRANSACTION, 4339863611984182572L),
        new Step(7, 535274474L, RedisDeed.TRANSACTION, 9083339420126310549L),
        new Step(9, 543510294L, Trouble.HICCUP, -894492295764308945L));
  }

  /** Its executor has no thread free for a while, and the client is closed meanwhile. */
  @Test
  void should_hold_when_who_polls_is_told_after_the_end_of_what_it_got_before() {
    assertHolds(
        20546459L,
        Play.REDIS,
        new Step(4, 54226906L, RedisDeed.SUBSCRIBE, -937164502798932647L),
        new Step(6, 57899601L, RedisDeed.READ_LARGE, -3856946744172764941L),
        new Step(8, 67825353L, RedisDeed.SUBSCRIBE, -4014532520005928272L),
        new Step(13, 108200595L, RedisDeed.PUBLISH, 5716204818060382603L),
        new Step(24, 199410936L, RedisDeed.CLOSE, 3286058300083707715L));
  }

  /** One waits for a message that is on its way to it; another one gets the next at once. */
  @Test
  void should_hold_when_who_polls_is_told_of_a_message_before_who_asked_earlier() {
    assertHolds(
        87L,
        Play.REDIS,
        new Step(0, 288048L, RedisDeed.SUBSCRIBE, 9192790929726674933L),
        new Step(2, 4122762L, RedisDeed.SUBSCRIBE, -959471691043477860L),
        new Step(4, 8694437L, RedisDeed.SUBSCRIBE, 6674497990288260491L),
        new Step(19, 56039901L, Trouble.STALL, -9184754762527106512L),
        new Step(20, 56469110L, RedisDeed.PUBLISH, -7421063902759375433L),
        new Step(21, 61350359L, RedisDeed.PUBLISH, 8690320139549006419L),
        new Step(24, 67699866L, RedisDeed.PUBLISH, 573126324314786414L),
        new Step(26, 70629918L, RedisDeed.SUBSCRIBE, -576613248259097230L),
        new Step(28, 73361437L, RedisDeed.SUBSCRIBE, -3267780729993437340L));
  }

  /** A lease had ended, which an executor told a moment later than its holder let the lock go. */
  @Test
  void should_hold_when_a_lock_is_let_go_whose_lease_has_just_ended() {
    assertHolds(
        22634386L,
        Play.REDIS,
        new Step(1, 16596365L, RedisDeed.PUSH, 4733480718471347619L),
        new Step(3, 17968939L, RedisDeed.WRITER, -6397726412426113809L),
        new Step(6, 23750120L, RedisDeed.INCR, -5603703099431009066L),
        new Step(7, 29931730L, RedisDeed.WATCH, 2971820627172882730L),
        new Step(8, 36565582L, RedisDeed.MONITOR, 988316845840546680L),
        new Step(9, 36877141L, RedisDeed.INCR, 2722400466056025109L),
        new Step(12, 48007857L, RedisDeed.LOCK, 3469087863706547867L),
        new Step(16, 67534971L, RedisDeed.MULTI_BY_HAND, -1943697696032645346L),
        new Step(17, 71658541L, RedisDeed.BATCH, 8393331632214489512L),
        new Step(18, 94151750L, RedisDeed.BURST, 4638608529871790849L),
        new Step(19, 94314929L, RedisDeed.CODEC_THROWS, 6769488994346933038L),
        new Step(20, 106758311L, RedisDeed.VIEW, 5925813441864060968L),
        new Step(21, 106810130L, RedisDeed.WATCH, 672971853636854223L),
        new Step(22, 111142011L, RedisDeed.OTHER_DATABASE, -6689401780185778280L),
        new Step(25, 119576709L, RedisDeed.BURST, -2218452509553124650L),
        new Step(26, 123751888L, RedisDeed.VIEW, -6586429779705446764L),
        new Step(27, 125208502L, RedisDeed.LOCK, -1841409196567068712L),
        new Step(30, 133945503L, RedisDeed.WATCH, -6071702021637953959L),
        new Step(31, 143013346L, RedisDeed.INCR, -2293749949833200221L),
        new Step(33, 182665619L, RedisDeed.WRITER, 8444541812636685753L),
        new Step(36, 190110440L, RedisDeed.LOCK, -2591059172304898623L),
        new Step(37, 192453193L, RedisDeed.INCR, 4714713492539711595L),
        new Step(39, 193869212L, RedisDeed.INCR, 6024938535482125865L));
  }

  /** Messages came by a subscription that was being ended, before a new one was confirmed. */
  @Test
  void should_hold_when_messages_come_before_a_subscription_is_confirmed() {
    assertHolds(
        8182L,
        Play.REDIS,
        new Step(0, 3371314L, RedisDeed.SUBSCRIBE, 7242717231911731477L),
        new Step(2, 12456651L, Trouble.SLOW_READER, 728535193239468918L),
        new Step(3, 21258624L, RedisDeed.SUBSCRIBE, -2118742571058806767L),
        new Step(5, 25271248L, RedisDeed.SUBSCRIBE, -8155484040669906126L),
        new Step(12, 45556060L, RedisDeed.SUBSCRIBE, 1252905437667375477L),
        new Step(18, 59190524L, RedisDeed.PUBLISH, 2979915055100395864L),
        new Step(27, 92599588L, RedisDeed.SUBSCRIBE, -8132156951235179336L),
        new Step(34, 122121622L, RedisDeed.PUBLISH, 7327378648065145796L),
        new Step(50, 172125641L, RedisDeed.PUBLISH, -3022624022295648921L));
  }

  /** A gap had been told, of which its handler did not know yet. */
  @Test
  void should_hold_when_a_gap_is_told_in_the_last_moment() {
    assertHolds(
        23331385L,
        Play.REDIS,
        new Step(2, 10343087L, RedisDeed.POP, 7643027528992766492L),
        new Step(3, 12522743L, RedisDeed.MONITOR, -9167523558865936090L),
        new Step(4, 20814423L, RedisDeed.LONG_POP, 4134403984992068375L),
        new Step(5, 38116676L, RedisDeed.LARGE_BATCH, 1856778522939898371L),
        new Step(6, 38417868L, RedisDeed.LARGE_BATCH, 2170823808509807189L),
        new Step(7, 49649380L, RedisDeed.WRITER, 797913996085933602L),
        new Step(8, 70272488L, RedisDeed.SUBSCRIBE, -1840635100842428129L),
        new Step(10, 75588347L, RedisDeed.VIEW, -8993091273623519510L),
        new Step(11, 80970923L, RedisDeed.BURST, -7537743163025325977L),
        new Step(13, 87352894L, Trouble.SILENCE, -8564919286832994126L),
        new Step(15, 96426859L, RedisDeed.VIEW, -8970026559083179714L),
        new Step(17, 109857876L, RedisDeed.VIEW, 5483923873563669903L),
        new Step(18, 115363388L, RedisDeed.SET, -4761617039466258688L),
        new Step(19, 130219694L, RedisDeed.TRANSACTION, 8874314856056030163L),
        new Step(20, 134589219L, RedisDeed.TRANSACTION, 4701754373308415036L),
        new Step(21, 139839605L, RedisDeed.LARGE_BATCH, 4554220583491789559L),
        new Step(22, 141842378L, RedisDeed.SUBSCRIBE, -8053289807301587404L),
        new Step(23, 143873149L, RedisDeed.VIEW, 975282191859853349L),
        new Step(24, 149625167L, RedisDeed.GET, -2248289761195662820L),
        new Step(25, 163881901L, RedisDeed.LONG_POP, 5983680257170616770L),
        new Step(27, 181364965L, RedisDeed.WATCH, -1644374495539729467L),
        new Step(28, 185107845L, RedisDeed.LEASE, -8737447918081843825L),
        new Step(29, 196585304L, RedisDeed.POP, 7789864513610998882L),
        new Step(30, 274879815L, Trouble.DOOR, -4117147188020332715L));
  }

  /** The gap began where the old master was heard last, which knew nothing of the new one. */
  @Test
  void should_hold_when_a_shard_is_published_at_a_new_master_while_the_old_one_answers() {
    assertHolds(
        373L,
        Play.CLUSTER,
        new Step(11, 641952626L, ClusterTrouble.PLANNED_FAILOVER, -30412272814049240L),
        new Step(25, 1306328339L, ClusterTrouble.DEAF, 804502592047933617L),
        new Step(26, 1325030823L, ClusterTrouble.CUT_OFF, -6053857873335544784L),
        new Step(28, 1381767758L, ClusterDeed.SUBSCRIBE, -405851316681307346L),
        new Step(40, 1688200958L, ClusterDeed.SUBSCRIBE, 1958092569001718510L),
        new Step(42, 1809482049L, ClusterDeed.PUBLISH, -2203210557304151164L),
        new Step(43, 1822113808L, ClusterDeed.SUBSCRIBE, -6159767853874656373L));
  }

  /** The gap of the lost connection was kept, though what was missed began before that. */
  @Test
  void should_hold_when_the_old_master_of_a_shard_is_lost_before_the_new_one_is_known() {
    assertHolds(
        3260L,
        Play.CLUSTER,
        new Step(1, 18166556L, ClusterDeed.SUBSCRIBE, 7698362609680866864L),
        new Step(2, 109487881L, ClusterDeed.SUBSCRIBE, -7453938412773592876L),
        new Step(4, 258753196L, ClusterDeed.PUBLISH, 8666825566125897142L),
        new Step(7, 377766456L, ClusterDeed.PUBLISH, -4808320787877489799L),
        new Step(12, 646572890L, ClusterDeed.PUBLISH, 6972191116002357529L),
        new Step(13, 654506702L, ClusterDeed.PUBLISH, 4509034968977373879L),
        new Step(14, 694272624L, ClusterTrouble.SLOT_MOVES, 7371981805614672816L),
        new Step(22, 1057624915L, ClusterDeed.SUBSCRIBE, -2190070910723350764L),
        new Step(23, 1147910279L, ClusterDeed.SET, 728732442061467451L),
        new Step(25, 1226299946L, ClusterDeed.PUBLISH, 22468753552893203L),
        new Step(26, 1259536620L, ClusterTrouble.CUT_OFF, 6178471381817303967L));
  }

  /** A batch of 40 commands is let in as a whole, by a queue with room for a few. */
  @Test
  void should_hold_when_a_large_batch_passes_the_limit_of_a_queue() {
    assertHolds(
        27582585L,
        Play.REDIS,
        new Step(2, 250971909L, RedisDeed.PUSH, 3911351511378305526L),
        new Step(3, 257221096L, Trouble.HOST_GONE, -3690537482961296186L),
        new Step(11, 817276762L, RedisDeed.LARGE_BATCH, 4144502524100630501L),
        new Step(12, 867183586L, RedisDeed.ABANDON, 4047269932212890560L));
  }

  /** Reads that were lost went out one by one for a second only, in which no reply was read. */
  @Test
  void should_hold_when_a_server_is_killed_and_nothing_is_read_for_a_second() {
    assertHolds(
        31301126L,
        Play.REDIS,
        new Step(9, 150227787L, RedisDeed.POISON, 1878259476260793821L),
        new Step(12, 164048246L, RedisDeed.READ_LARGE, 6597770148973725741L));
  }

  /** The client had been closed, which an executor told a moment later. */
  @Test
  void should_hold_when_a_client_is_closed_where_somebody_gets_a_lock() {
    assertHolds(
        32620336L,
        Play.REDIS,
        new Step(0, 104393L, RedisDeed.HOLD, -2194369046293137257L),
        new Step(1, 4284914L, RedisDeed.PUSH, -8151580485589758837L),
        new Step(3, 4570103L, RedisDeed.LARGE_BATCH, -1030953736921001980L),
        new Step(5, 9163769L, RedisDeed.VIEW, 4582450155439119746L),
        new Step(6, 10146199L, RedisDeed.INCR, 6424549828417483325L),
        new Step(7, 13723137L, RedisDeed.INCR, 8892570726324673499L),
        new Step(8, 23967083L, RedisDeed.BURST, 1325004035742664004L),
        new Step(9, 24065573L, RedisDeed.GET, 67446644405279912L),
        new Step(10, 25144885L, RedisDeed.HOLD, 2724069049238334007L),
        new Step(11, 26689248L, RedisDeed.SET, 3262050653768993776L),
        new Step(12, 33315122L, RedisDeed.LOCK, 3620625234871211692L),
        new Step(13, 33967243L, RedisDeed.CLOSE, -3804451093099251955L));
  }

  /**
   * Nothing was read while an executor stood still, for longer than a host may be gone unnoticed.
   */
  @Test
  void should_hold_when_a_host_is_gone_and_an_executor_stands_still_twice() {
    assertHolds(
        33331213L,
        Play.REDIS,
        new Step(1, 363998373L, RedisDeed.READ_LARGE, 6966159876020314925L),
        new Step(2, 614403120L, Trouble.HOST_GONE, -6002566884556034967L),
        new Step(6, 924478531L, RedisDeed.READ_LARGE, 1149078823788533911L),
        new Step(9, 1352281552L, Trouble.SLOW_READER, 5072663432715513385L),
        new Step(13, 1864867986L, RedisDeed.READ_LARGE, 7469482226157313085L));
  }

  /**
   * As many wait as connections are being given back, which takes long where a loop stands still.
   */
  @Test
  void should_hold_when_more_wait_than_may_for_connections_that_come_back() {
    assertHolds(
        33989717L,
        Play.REDIS,
        new Step(25, 1110178290L, RedisDeed.HOLD, -1198771347017792518L),
        new Step(26, 1128586584L, RedisDeed.SUBSCRIBE, -367231258833823144L),
        new Step(28, 1184683920L, RedisDeed.LOCK, -3230807273882415945L),
        new Step(31, 1301183661L, RedisDeed.HOLD, -778565478786220888L),
        new Step(33, 1350807648L, RedisDeed.INCR, -8229121197122575791L),
        new Step(34, 1371358858L, RedisDeed.MULTI_BY_HAND, -7985706785155378451L),
        new Step(36, 1455423342L, Trouble.STALL, -6808412293129062585L),
        new Step(41, 1634945561L, RedisDeed.MULTI_BY_HAND, -6765944632345462155L),
        new Step(44, 1753865914L, RedisDeed.LEASE, -5055631809583674876L));
  }

  /** The lease was a longer one, which its holder did not wait to be told. */
  @Test
  void should_hold_when_a_lease_is_extended_for_one_who_has_given_up() {
    assertHolds(
        34826122L,
        Play.REDIS,
        new Step(7, 64744638L, RedisDeed.POP, -2691381464558154678L),
        new Step(15, 181132170L, RedisDeed.LARGE_BATCH, -6378783348286137237L),
        new Step(16, 193327533L, RedisDeed.LOCK, -1925750905205190950L),
        new Step(20, 804698876L, Trouble.STALL, -2039927436675374583L),
        new Step(21, 1198424055L, Trouble.STALL, 7009015807074264708L));
  }

  private static void assertHolds(long seed, Play play, Step... steps) {
    assertEquals(List.of(), new Simulation(new Schedule(seed, play, List.of(steps))).run());
  }
}
