package care

import "headroom/models/scenario"

// campaign changes recruitment for a while (docs/model.md, section 12a;
// docs/actions/campaign.md).
func (c *actionCompiler) campaign(a *scenario.Campaign) {
	c.addEffect(c.Resolved, onSuccess, nobody, a.Date, a.To, a.Success, scenario.Number{})
	c.addEffect(c.Resolved, onLag, nobody, a.Date, a.To, a.Lag, scenario.Number{})
}

// campaignSuccess multiplies the chance of a round that ends now. The product
// may exceed 1: the round then succeeds for certain.
func (m *Model) campaignSuccess() float64 { return m.effects(onSuccess, nobody, m.engine.Now()) }

// campaignLag multiplies the length of a round that begins now.
func (m *Model) campaignLag() float64 { return m.effects(onLag, nobody, m.engine.Now()) }
