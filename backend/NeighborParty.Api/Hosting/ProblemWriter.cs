using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>Gives the framework's own validation errors the product's body: the first field at fault, in the request's spelling.</summary>
public sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.ProblemDetails is HttpValidationProblemDetails;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var errors = ((HttpValidationProblemDetails)context.ProblemDetails).Errors;
        var field = errors.Keys.FirstOrDefault() ?? "";
        field = string.Join('.', field.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
        return new ValueTask(ProblemAnswers.WriteAsync(context.HttpContext, Refusals.Invalid(field, $"“{field}”没有填写，或格式、长度不正确。")));
    }
}
