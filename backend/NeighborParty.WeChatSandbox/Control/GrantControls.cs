using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Messages;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>Accepting and refusing message templates, and reading what arrived.</summary>
internal static class GrantControls
{
    private sealed record Acceptance(string? TemplateId, string[]? TemplateIds, int Count = 1, bool Reject = false);

    private sealed record TemplateFlags(bool? Banned, bool? LongTerm);

    public static void MapGrantControls(this IEndpointRouteBuilder control)
    {
        control.MapGet("/templates", (SandboxState state) => ControlJson.Answer(state.Use(w => w.Templates.All.ToList())));
        control.MapPut("/templates/{id}", SetTemplate);
        control.MapGet("/messages", (SandboxState state) => ControlJson.Answer(state.Use(w => w.Inbox.Messages.ToList())));
        control.MapGet("/users/{key}/messages", (string key, SandboxState state) =>
            ControlJson.Answer(state.Use(w => w.Inbox.Messages.Where(m => m.User == w.Person(key).Key).ToList())));
        control.MapGet("/users/{key}/grants", (string key, SandboxState state) => ControlJson.Answer(state.Use(w => Grants(w, key))));
        control.MapPost("/users/{key}/grants", Accept);
        control.MapDelete("/users/{key}/grants/{id}", Withdraw);
    }

    private static object Grants(SandboxWorld world, string key) =>
        world.Templates.All.Select(t => new { TemplateId = t.Id, t.Title, Left = world.Inbox.Grants(world.Person(key).Key, t.Id) }).ToList();

    private static async Task<IResult> Accept(string key, SandboxState state, LateServices services, HttpContext context)
    {
        var request = await ControlJson.Read<Acceptance>(context);
        string[] ids = [.. request.TemplateIds ?? [], .. request.TemplateId is { } one ? [one] : Array.Empty<string>()];
        var (left, push) = state.Use(world =>
        {
            if (ids.Length == 0 || ids.Any(id => world.Templates.ById(id) is null))
                throw new ControlRefusal(404, "templateId or templateIds of known templates are needed");

            var user = world.Person(key);
            foreach (var id in ids.Where(_ => !request.Reject))
                world.Inbox.Accept(user.Key, id, request.Count);
            return (Grants(world, key), world.Push.SubscribeEvents ? SubscribeEvents.Popup(world, user, [.. ids.Select(id => (id, request.Reject ? "reject" : "accept"))]) : null);
        });

        Tell(services, push);
        return ControlJson.Answer(left);
    }

    private static IResult Withdraw(string key, string id, SandboxState state, LateServices services)
    {
        var (left, push) = state.Use(world =>
        {
            var user = world.Person(key);
            world.Inbox.Withdraw(user.Key, id);
            return (Grants(world, key), world.Push.SubscribeEvents ? SubscribeEvents.Change(world, user, [id]) : null);
        });

        Tell(services, push);
        return ControlJson.Answer(left);
    }

    private static async Task<IResult> SetTemplate(string id, SandboxState state, HttpContext context)
    {
        var flags = await ControlJson.Read<TemplateFlags>(context);
        return ControlJson.Answer(state.Use(world =>
        {
            var template = world.Templates.ById(id) ?? throw new ControlRefusal(404, $"no template '{id}'");
            template.Banned = flags.Banned ?? template.Banned;
            template.LongTerm = flags.LongTerm ?? template.LongTerm;
            return template;
        }));
    }

    private static void Tell(LateServices services, PushMessage? push)
    {
        if (push is not null)
            services.Late.Run(() => services.Push.Send(push, services.Late.Stopping));
    }
}
