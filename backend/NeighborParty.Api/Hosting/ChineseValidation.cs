using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NeighborParty.Api.Hosting;

/// <summary>Gives a form's rules that have no message of their own one in Chinese, also the "required" that follows from the type.</summary>
public sealed class ChineseValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null && MessageOf(rule) is { } message)
                rule.ErrorMessage = message;
    }

    private static string? MessageOf(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "请填写这一项。",
        RangeAttribute => "请填写 {1} 到 {2} 之间的数。",
        StringLengthAttribute or MaxLengthAttribute => "最多 {1} 个字。",
        MinLengthAttribute => "至少 {1} 个字。",
        _ => null,
    };
}
