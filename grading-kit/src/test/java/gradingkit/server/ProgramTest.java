package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gradingkit.time.Budget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProgramTest extends ServersTest {

    private static Budget answerWithin(Duration answer) {
        Budget standard = Budget.STANDARD;
        return new Budget(
                standard.connect(),
                answer,
                standard.check(),
                standard.suite(),
                standard.start(),
                standard.stop(),
                standard.patience(),
                standard.outputBytes(),
                standard.timeOutsInARow());
    }

    private Exit run(Launch launch, String... arguments) {
        return Program.run(launch, folder, answerWithin(Duration.ofSeconds(10)), arguments);
    }

    @Test
    void an_end_has_exit_code_and_output() {
        assertThat(run(launch(Servers.Echo.class), "abc", "x y", "z")).isEqualTo(new Exit(3, "abc|x y|z", "to stderr"));
        assertThat(run(launch(Servers.Echo.class))).isEqualTo(new Exit(0, "", "to stderr"));
    }

    @Test
    void a_command_takes_port_and_host() {
        Launch command = command(Servers.Echo.class, "more");
        assertThat(run(command, "1", "0.0.0.0").out()).isEqualTo("1|0.0.0.0|more");
        assertThat(run(command, "1").out()).isEqualTo("1|more");
        assertThat(run(command).out()).isEqualTo("more");
    }

    @Test
    void a_program_that_does_not_end_is_killed() {
        assertThatExceptionOfType(ProgramDidNotEnd.class)
                .isThrownBy(() -> Program.run(
                        launch(Servers.NeverOpens.class), folder, answerWithin(Duration.ofMillis(400)), "abc"))
                .withMessage("the program, started with the arguments abc, did not end within 0.4 s,"
                        + " and printed nothing");
    }

    @Test
    void a_program_that_ends_takes_its_children_with_it() {
        assertThat(run(launch(Servers.ForksAndEnds.class)).code()).isZero();
    }

    @Test
    void what_a_running_program_prints_can_be_waited_for() {
        try (Program program = Program.start(launch(Servers.Good.class), folder, PATIENT, "0", "127.0.0.1")) {
            boolean listens = program.output().await(output -> output.out().contains("Listening on"), PATIENT.start());
            assertThat(listens).isTrue();
            assertThat(program.isAlive()).isTrue();
            assertThat(program.awaitEnd(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void a_command_that_does_not_exist_is_an_error_of_the_set_up() {
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> run(new Launch.Command("no-such-program-7 {port}"), "1"))
                .withMessage("there is no program \"no-such-program-7\" on this computer: check the command for a slip,"
                        + " or install the program");
    }

    private Launch in(String script, Launch program) {
        return new Launch.Wrapped(List.of("sh", "-c", script, "sh", "{reached}"), program);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_sandbox_that_does_not_come_up_is_an_error_of_the_set_up() {
        Launch broken = in("echo cannot mount >&2; exit 1", launch(Servers.Good.class));
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> Program.start(broken, folder, PATIENT, "0", "127.0.0.1"))
                .withMessage("the sandbox around the program did not start (cannot mount)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_program_that_its_sandbox_has_reached_is_to_blame_for_its_end() {
        String script = "echo here > \"$1\"; shift; exec \"$@\"";
        assertThat(run(in(script, launch(Servers.Echo.class)), "a", "b").code()).isEqualTo(2);
    }

    @Test
    void a_missing_working_folder_is_an_error_of_the_set_up() {
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> Program.run(launch(Servers.Echo.class), folder.resolve("gone"), PATIENT))
                .withMessageStartingWith("the program cannot be started: its working folder is missing");
    }

    @Test
    void a_server_that_already_runs_cannot_be_run_to_its_end() {
        Launch running = new Launch.Running(URI.create("http://127.0.0.1:8000"));
        assertThatExceptionOfType(NotCheckable.class).isThrownBy(() -> run(running, "1"));
    }
}
